import { createExecutionContext } from 'cloudflare:test'
import { beforeAll, expect, test } from 'vitest'
import { createApp } from '../../../src/app.tsx'
import { searchedFor } from '../../../src/orders/search/order-keys.ts'
import { seal } from '../../../src/platform/sealing.ts'
import { generatedOrders } from '../../bench/generated-orders.ts'
import { offerRing } from '../../support/catalogue.ts'
import { accessToken } from '../../support/desk.ts'
import { interposed, type Trip } from '../../support/interposed-database.ts'
import { isScan } from '../../support/plans.ts'
import { bindings, config } from '../../support/shop.ts'

/** As many as make a plan bad that walks through them; `npm run bench` has 100,000. */
const ORDERS = 2_000

beforeAll(async () => {
  const { variant } = await offerRing({})
  for (let n = 0; n < 100; n++) await offerRing({ stock: 9 })
  for (const sql of generatedOrders(ORDERS, variant, Math.floor(Date.now() / 1000)))
    await bindings.DB.prepare(sql).run()
  await bindings.DB.prepare('analyze').run()
})

/** Round trips of a request of the owner, and the scans in the plans of all statements. */
async function ask(path: string, form?: Record<string, string>) {
  const trips: Trip[] = []
  const DB = interposed(bindings.DB, (trip, act) => {
    trips.push(trip)
    return act()
  })
  const token = await accessToken(config.OWNER_MAIL)
  const origin = 'https://shop.test'
  const answer = await createApp().fetch(
    new Request(origin + path, {
      headers: { 'Cf-Access-Jwt-Assertion': token, Origin: origin },
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
    }),
    { ...bindings, DB },
    createExecutionContext(),
  )
  const scans: string[] = []
  for (const { sql, params } of trips.flat()) {
    const plan = await bindings.DB.prepare(`explain query plan ${sql}`)
      .bind(...params)
      .all<{ detail: string }>()
    scans.push(...plan.results.map(({ detail }) => detail).filter(isScan))
  }
  return { status: answer.status, page: await answer.text(), trips: trips.length, scans }
}

test.each([
  '/admin',
  '/admin/orders',
  '/admin/orders?after=1700000000.order-7',
  '/admin/orders?money=open',
  '/admin/orders?money=refunded',
  '/admin/orders?money=decision',
  '/admin/orders?money=disputed',
  '/admin/orders?money=problem',
  '/admin/mails',
  '/admin/mails?show=settled',
  '/admin/orders?money=unpaid&gift=yes',
  '/admin/orders?stage=making&due=this-week',
  '/admin/orders?stage=to-make&after=2026-01-01.order-7',
  '/admin/orders?stage=ready&made=yes',
  '/admin/orders?stage=sent',
  '/admin/orders?stage=sent&after=2026-01-01.order-7',
  '/admin/orders?stage=overdue',
  '/admin/orders?stage=delivered&country=NZ',
  '/admin/orders?due=late&country=NL',
  '/admin/orders?waits=any',
  '/admin/orders?waits=stone&stage=to-make',
  '/admin/orders?since=2026-01-01&made=yes',
])('%s asks the database once and walks through no table', async (path) => {
  const { status, trips, scans, page } = await ask(path)
  expect(status).toBe(200)
  expect(trips).toBe(1)
  expect(scans).toEqual([])
  expect(page.length).toBeLessThan(50_000)
})

test('a search asks the database once, and walks through no table', async () => {
  const posted = await ask('/admin/orders', { q: 'van der Berg 1016 DW' })
  expect([posted.status, posted.trips, posted.scans]).toEqual([303, 1, []])
  expect((await searchedFor(config, 'Berg')).digests.length).toBeGreaterThan(1)
  const found = await seal(config.sealingKeys, 'search.orders:typed', 'Berg')
  const listed = await ask(`/admin/orders?found=${encodeURIComponent(found)}`)
  expect([listed.status, listed.trips, listed.scans]).toEqual([200, 1, []])
})
