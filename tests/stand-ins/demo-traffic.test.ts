import { asc, between, count, eq, isNotNull, ne, sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { closeNextDay } from '../../src/analytics/close-day.ts'
import { visitDays, visitTotals } from '../../src/analytics/tables.ts'
import { carts } from '../../src/cart/tables.ts'
import { collections } from '../../src/catalog/tables.ts'
import { needsDecision, orders } from '../../src/orders/tables.ts'
import { journal } from '../../src/payments/tables.ts'
import { addDays } from '../../src/platform/calendar-date.ts'
import { openAnalytics } from '../support/analytics.ts'
import { offerRing } from '../support/catalogue.ts'
import { bindings, db, travelTo } from '../support/shop.ts'
import { sourceOf } from '../support/visit-source.ts'
import { planTraffic, seedDays } from './demo-traffic/seed-traffic.ts'

/** Two weeks of history, before the days of the desk's own orders. */
const past = Array.from({ length: 14 }, (_, n) => addDays('2026-11-09', -n))
const last = past[0] ?? ''
let analytics: Awaited<ReturnType<typeof openAnalytics>>

beforeAll(async () => {
  travelTo('2026-11-26T12:00:00+01:00')
  analytics = await openAnalytics()
  for (let ring = 0; ring < 6; ring++) await offerRing({ sizes: ['50', '52'] })
  await db.insert(collections).values({
    ...{ id: 'rings', handle: 'rings', title: 'Rings', descriptionHtml: '', position: 0 },
  } as typeof collections.$inferInsert)
  const plan = await planTraffic(bindings)
  expect(plan.deskSince).toBe('2026-11-10')
  await analytics.write(await seedDays(bindings, { ...plan, days: past }))
}, 60_000)

test('orders, events and totals of the past agree, and about two visits in a hundred end in one', async () => {
  const [sold] = await db.select({ orders: count() }).from(orders).where(isNotNull(orders.paidAt))
  const [said] = await db
    .select({ times: sql<number>`sum(times)` })
    .from(visitTotals)
    .where(sql`dimension = 'event' and key = 'order paid' and length(period) = 10`)
  expect(said?.times).toBe(sold?.orders)
  const [of] = await db.select({ visits: sql<number>`sum(visits)` }).from(visitDays)
  const share = (sold?.orders ?? 0) / (of?.visits ?? 0)
  expect(share).toBeGreaterThan(0.01)
  expect(share).toBeLessThan(0.03)
})

test('past orders are done: none waits for anybody, and their money is at the bank', async () => {
  const waiting = await db.select().from(orders).where(ne(orders.stage, 'delivered'))
  expect(waiting).toEqual([])
  expect(await db.select().from(orders).where(needsDecision(orders))).toEqual([])
  const [balance] = await db.select({ sum: sql<number>`sum(gross)` }).from(journal)
  expect(balance?.sum).toBe(0)
  const refunds = await db.select().from(journal).where(eq(journal.kind, 'refund'))
  expect(refunds.length).toBeGreaterThan(0)
  const [left] = await db.select({ carts: count() }).from(carts)
  expect(left?.carts).toBeGreaterThan(10)
})

test('the clock would have written the same totals from the points', async () => {
  const read = () =>
    db
      .select()
      .from(visitTotals)
      .where(eq(visitTotals.period, last))
      .orderBy(asc(visitTotals.dimension), asc(visitTotals.key))
  const day = () =>
    db
      .select({ ...figures })
      .from(visitDays)
      .where(eq(visitDays.day, last))
  const { at: _, ...figures } = {
    ...{ at: visitDays.at, day: visitDays.day, visitors: visitDays.visitors },
    ...{ views: visitDays.views, visits: visitDays.visits, onePage: visitDays.onePage },
    ...{ points: visitDays.points, stored: visitDays.stored },
  }
  const [before, beforeDay] = [await read(), await day()]
  expect(before.length).toBeGreaterThan(100)
  // Days that are closed are left alone: only this one is missing.
  for (let n = 0; n < 90; n++)
    await db
      .insert(visitDays)
      .values({
        ...{ day: addDays('2026-11-25', -n), visitors: 0, views: 0, visits: 0, onePage: 0 },
        ...{ points: 0, stored: 0, at: 0 },
      })
      .onConflictDoNothing()
  await db.delete(visitDays).where(eq(visitDays.day, last))
  await db.delete(visitTotals).where(eq(visitTotals.period, last))
  await closeNextDay(sourceOf(analytics))
  expect(await day()).toEqual(beforeDay)
  expect(await read()).toEqual(before)
})

test('what is there is not written again, and the same day has always the same visits', async () => {
  const { days, missing } = await planTraffic(bindings)
  expect(missing.some((day) => past.includes(day))).toBe(false)
  const retained = days.filter((day) => past.includes(day)).slice(0, 2)
  const plan = { days: retained, missing: [], deskSince: '2026-11-10' }
  const [sold] = await db.select({ orders: count() }).from(orders)
  expect(await seedDays(bindings, plan)).toEqual(await seedDays(bindings, plan))
  expect(await db.select({ orders: count() }).from(orders)).toEqual([sold])
  const placed = await db
    .select()
    .from(orders)
    .where(between(orders.placedAt, Date.parse('2026-11-10') / 1000, Date.now() / 1000))
  expect(placed).toEqual([])
})
