import { env } from 'cloudflare:workers'
import { afterAll, expect, test, vi } from 'vitest'
import { readAllOfOrder, readMailOfOrder } from '../../../src/fulfilment/admin/order/queries.ts'
import { readForChange } from '../../../src/fulfilment/changes/queries.ts'
import { writeNote } from '../../../src/orders/notes.ts'
import { insertEvent } from '../../../src/orders/queries.ts'
import { openDb } from '../../../src/platform/db.ts'
import { canary, engraving, leaked, privateWords } from '../../security/canary.ts'
import { offerRing } from '../../support/catalogue.ts'
import { atTheDesk } from '../../support/desk.ts'
import { sendDueMails } from '../../support/due-mails.ts'
import {
  mailsAbout,
  piecesNow,
  sellAndPay,
  staffAtWork,
  stagesNow,
} from '../../support/fulfilment.ts'
import { interposed } from '../../support/interposed-database.ts'
import { isScan } from '../../support/plans.ts'
import { addToCart, checkOut, orderNow } from '../../support/purchase.ts'
import { bindings, db, stripe, visitor } from '../../support/shop.ts'
import { shopWith } from '../../support/shop-with.ts'

const log: string[] = []
for (const level of ['debug', 'info', 'log', 'warn', 'error'] as const)
  vi.spyOn(console, level).mockImplementation(
    (...said) => void log.push(said.map(String).join(' ')),
  )
afterAll(() => vi.restoreAllMocks())

const desk = await atTheDesk('desk')

/** Somebody buys engraved rings, and pays for them. */
async function buyEngraved(lines: number, quantity: string, typed: Record<string, string> = {}) {
  const shopper = visitor()
  for (let at = 0; at < lines; at++) {
    const ring = await offerRing({ stock: 0, madeToOrder: true, engraving: { maxLetters: 20 } })
    await addToCart(shopper, ring, { engraving, quantity })
  }
  await checkOut(shopper, typed)
  const session = stripe.sessions.at(-1)
  await stripe.pay(session?.id ?? '')
  return orderNow(session?.client_reference_id ?? '')
}

test('a page of the largest order weighs no more than 50 KB', async () => {
  const order = await buyEngraved(40, '10')
  const { status, page } = await desk.get(`/admin/orders/${order.number}`)
  expect(status).toBe(200)
  const drawings = (text: string) => text.match(/class="drawing drawing-true"/g)?.length
  expect(drawings(page)).toBe(5)
  expect(page).toContain('10 alike')
  expect(page).toContain('Page 1 of 8')
  expect(bytesOf(page)).toBeLessThan(50_000)

  // However long it goes on.
  const later = { orderId: order.id, kind: 'payment-failed', at: order.placedAt } as const
  for (let at = 0; at < 60; at++) await insertEvent(db, later)
  for (let at = 0; at < 7; at++)
    await writeNote(staffAtWork(), {
      ...{ act: crypto.randomUUID(), orderId: order.id, kind: 'staff', text: `Note ${at}` },
    })
  const busy = await desk.get(`/admin/orders/${order.number}?lines=5`)
  expect(drawings(busy.page)).toBe(5)
  expect(busy.page).toContain('2 older notes')
  expect(busy.page).toContain('Show everything that happened')
  expect(bytesOf(busy.page)).toBeLessThan(50_000)
  const { page: all } = await desk.get(`/admin/orders/${order.number}?show=all`)
  expect(all).toContain('Note 0')
  expect(all.match(/Payment failed/g)).toHaveLength(60)

  const [, move = ''] = /name="move" value="([^"]+)"/.exec(busy.page) ?? []
  const moved = await desk.submit(`/admin/orders/${order.number}/move`, busy.page, { move })
  expect(moved.location).toContain('lines=5')
  expect((await stagesNow(order.id)).filter((stage) => stage === 'on-the-bench')).toHaveLength(10)
}, 60_000)

test('who has signed in waits for two round trips to the database, and the owner for one', async () => {
  const order = await sellAndPay([{ madeToOrder: true }])
  let trips = 0
  const DB = interposed(bindings.DB, async (_, act) => {
    trips++
    return act()
  })
  const { answer } = shopWith({ DB })
  const mail = `/mails/${(await mailsAbout(order.id))[0]?.id}`
  const change = `/change/${(await piecesNow(order.id))[0]?.lineId}`
  for (const role of ['owner', 'desk'] as const) {
    const { headers } = await atTheDesk(role)
    const somebody = visitor({ answer, headers })
    for (const below of ['', '?ask=payment', '/address', '/date?day=2099-01-01', mail, change]) {
      trips = 0
      expect((await somebody.get(`/admin/orders/${order.number}${below}`)).status).toBe(200)
      expect(trips, role + below).toBe(role === 'owner' ? 1 : 2)
    }
  }
})

test('no question about an order reads a whole table', async () => {
  const order = await sellAndPay([{ madeToOrder: true }])
  const asked: string[] = []
  const watched = interposed(bindings.DB, async (trip, act) => {
    for (const { sql } of trip) asked.push(sql)
    return act()
  })
  await readAllOfOrder(openDb(watched, 'primary'), order.number)
  await readMailOfOrder(openDb(watched, 'primary'), order.number, 'x')
  await readForChange(openDb(watched, 'primary'), order.number, 'x', 'x')
  expect(asked.length).toBeGreaterThan(13)
  for (const sql of asked) {
    const { results } = await (env as unknown as CloudflareBindings).DB.prepare(
      `EXPLAIN QUERY PLAN ${sql}`,
    )
      .bind(...Array.from(sql.matchAll(/\?/g), () => 'x'))
      .all<{ detail: string }>()
    expect(results.map(({ detail }) => detail).filter(isScan), sql).toEqual([])
  }
})

test('nothing of a person gets into an address or the log, whatever the desk does', async () => {
  const order = await buyEngraved(1, '1', canary)
  const path = `/admin/orders/${order.number}`
  const seen: string[] = []
  const visit = async (at: string) => {
    const { page, location } = await desk.get(at)
    seen.push(at, location, ...hrefsOf(page))
    return page
  }
  const submit = async (at: string, page: string, typed: Record<string, string>) => {
    const { location, status } = await desk.submit(at, page, typed)
    expect([303, 422], at).toContain(status)
    seen.push(location)
  }
  const page = await visit(path)
  const [, move = ''] = /name="move" value="([^"]+)"/.exec(page) ?? []
  await submit(`${path}/move`, page, { move, tell: 'yes' })
  await submit(`${path}/notes`, await visit(path), { kind: 'customer', text: canary.line2 })
  const [, note = ''] = /\/notes\/([\w-]+)"/.exec(await visit(path)) ?? []
  await submit(`${path}/notes/${note}`, await visit(path), {})
  await submit(`${path}/notes`, await visit(path), { kind: '', text: canary.name })
  await submit(`${path}/address`, await visit(`${path}/address`), {
    ...{ country: 'NL', name: canary.name, line1: canary.line2, line2: '' },
    ...{ postcode: canary.postcode, city: canary.city },
  })
  await submit(`${path}/address`, await visit(`${path}/address`), { postcode: canary.name })
  await visit(`${path}/date?day=2099-01-01`)
  const [, change = ''] = /href="([^"]+\/change\/[^"]+)"/.exec(await visit(path)) ?? []
  for (const step of ['show', 'save'])
    await desk.submit(change, await visit(change), { step, engraving: canary.name })
  stripe.faults.order({ endpoint: 'sessions.retrieve', kind: 'error-before', times: 5 })
  await visit(`${path}?ask=payment`)
  stripe.faults.clear()
  await sendDueMails()
  for (const { id } of await mailsAbout(order.id))
    await submit(`${path}/mails/${id}`, await visit(`${path}/mails/${id}`), {}).catch(() => {})
  expect(seen.length).toBeGreaterThan(50)
  const addresses = seen.filter((each) => !each.startsWith('mailto:') && !each.startsWith('tel:'))
  expect(leaked(addresses.join('\n'), privateWords)).toEqual([])
  expect(leaked(log.join('\n'), privateWords)).toEqual([])
  expect(log.length).toBeGreaterThan(0)
})

const bytesOf = (page: string) => new TextEncoder().encode(page).length

const hrefsOf = (page: string) =>
  Array.from(page.matchAll(/(?:href|action|src|srcset)="([^"]*)"/g), ([, to = '']) => to)
