import { beforeAll, expect, test } from 'vitest'
import { shipments } from '../../../src/fulfilment/tables.ts'
import { paths } from '../../../src/paths.ts'
import { accessToken, atTheDesk } from '../../support/desk.ts'
import { sellAndPay } from '../../support/fulfilment.ts'
import { interposed, type Trip } from '../../support/interposed-database.ts'
import { bindings, config, db, visitor } from '../../support/shop.ts'
import { shopWith } from '../../support/shop-with.ts'
import { filled, newNumber, pack, rowsOf } from './support.ts'

const MOST_BYTES = 50 * 1024

/** Lists of the statement itself, and indexes of what is being packed or was sent last. */
const own = /json_each|CONSTANT ROW|INDEX shipments_(packed|under_way|by_sending)/

let trips: Trip[] = []
const DB = interposed(bindings.DB, async (trip, act) => {
  trips.push(trip)
  return act()
})
/** The owner, whose every question to the database is noted. */
const watched = visitor({
  ...shopWith({ DB }),
  headers: { 'Cf-Access-Jwt-Assertion': await accessToken(config.OWNER_MAIL) },
})
const owner = await atTheDesk('owner')
const orders: Awaited<ReturnType<typeof sellAndPay>>[] = []

beforeAll(async () => {
  for (let n = 0; n < 50; n++) orders.push(await sellAndPay([{ title: 'Classic court band' }]))
}, 60_000)

async function look(path: string) {
  trips = []
  const answer = await watched.get(path)
  expect(answer.status, path).toBe(200)
  expect(trips.length, path).toBeLessThanOrEqual(2)
  for (const { sql, params } of trips.flat()) {
    const plan = await bindings.DB.prepare(`explain query plan ${sql}`)
      .bind(...params)
      .all<{ detail: string }>()
    const scans = plan.results.filter(
      ({ detail }) => detail.startsWith('SCAN') && !own.test(detail),
    )
    expect(scans, sql).toEqual([])
  }
  expect(new TextEncoder().encode(answer.page).length, path).toBeLessThanOrEqual(MOST_BYTES)
  return answer
}

test('the most urgent orders are shown, and that there are more', async () => {
  const { page } = await look(paths.deskParcels())
  expect(page.match(/name="orders"/g)).toHaveLength(30)
  expect(page).toContain('The 30 most urgent orders are shown.')
})

test('fifty parcels are packed, shown, printed, exported and sent with one form', async () => {
  await pack(owner, orders.slice(0, 50))
  const packed = await db.select().from(shipments).orderBy(shipments.packedAt, shipments.id)
  const parcels = packed.map(({ id }) => id)
  expect(parcels).toHaveLength(50)
  const { page } = await look(paths.deskPacking())
  expect(rowsOf(page)).toHaveLength(20)
  expect(page).toContain('The first 20 are shown. Send them, and the other 30 follow.')
  expect(page).toContain(`href="${paths.deskSlips(parcels)}"`)
  const { page: slips } = await owner.get(paths.deskSlips(parcels))
  expect(slips.match(/class="sheet-a4/g)).toHaveLength(100)
  const form = filled(page)
  // The first rows are in the form; the others as if it had as many.
  const typed = [...parcels.entries()]
    .slice(0, 50)
    .flatMap(([at, id]) =>
      Object.entries({ p: `${id}.1`, x: 'on', c: 'postnl', n: newNumber(), i: 'on', s: 'on' }).map(
        ([name, value]) => [`${name}${at}`, value],
      ),
    )
  Object.assign(form, Object.fromEntries(typed))
  const file = await owner.post(paths.deskParcelExport(), { ...form, format: 'general' })
  expect(file.page.trim().split('\r\n')).toHaveLength(51)
  const answer = await owner.post(paths.deskPacking(), form)
  expect(answer.location).toBe('/admin/parcels?done=sent&count=50')

  const { page: underWay } = await look(paths.deskParcels())
  expect(underWay.match(/name="parcels"/g)).toHaveLength(20)
  expect(underWay).toContain('The 20 that should arrive first are shown.')
  await look(paths.deskParcel(parcels[0] ?? ''))
}, 60_000)
