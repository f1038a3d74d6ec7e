import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { variants } from '../../src/catalog/tables.ts'
import { alertsToSend } from '../../src/stock-alerts/queries.ts'
import type { AlertCause } from '../../src/stock-alerts/tables.ts'
import { offerRing } from '../support/catalogue.ts'
import { bindings, db } from '../support/shop.ts'

const WANTED = 10
const EACH = 100

/** Rows that the clock reads to find alerts, and how many it finds. */
async function lookForAlerts(what: AlertCause = 'back') {
  const { sql, params } = alertsToSend(db, what, 50).toSQL()
  const { meta, results } = await bindings.DB.prepare(sql)
    .bind(...params)
    .all()
  return { read: meta.rows_read, found: results.length }
}

test('the clock reads a few rows for each sold-out variant, not one for each request', async () => {
  const rings = []
  for (let at = 0; at < WANTED; at++) {
    const ring = await offerRing({ stock: 0 })
    rings.push(ring)
    await db.run(sql`with recursive n(i) as (select 1 union all select i + 1 from n where i < ${EACH})
      insert into stock_alerts (id, variant_id, email_digest, language, created_at, confirmed_at)
      select ${ring.variant} || i, ${ring.variant}, 'digest ' || i || ${at}, 'en', 0, 0 from n`)
  }
  expect(await lookForAlerts()).toMatchObject({ found: 0 })
  expect((await lookForAlerts()).read).toBeLessThanOrEqual(WANTED * 6)

  const [back] = rings
  await db
    .update(variants)
    .set({ stock: 1 })
    .where(eq(variants.id, back?.variant ?? ''))
  const { read, found } = await lookForAlerts()
  expect(found).toBe(50)
  expect(read).toBeLessThanOrEqual(WANTED * 6 + EACH * 3)

  await db.run(sql`update stock_alerts set notified_at = 0`)
  expect((await lookForAlerts()).read).toBeLessThanOrEqual(5)
})

test('a price that falls is found the same way, and so is what nobody confirms', async () => {
  const rings = []
  for (let at = 0; at < WANTED; at++) {
    const ring = await offerRing({ stock: 1, price: 50_000 })
    rings.push(ring)
    await db.run(sql`with recursive n(i) as (select 1 union all select i + 1 from n where i < ${EACH})
      insert into stock_alerts
        (id, variant_id, email_digest, language, created_at, what, below_price, confirmed_at)
      select ${ring.variant} || i, ${ring.variant}, 'digest ' || i, 'en', 0, 'cheaper', 50000 - i, 0
        from n`)
    await db.run(sql`with recursive n(i) as (select 1 union all select i + 1 from n where i < ${EACH})
      insert into stock_alerts (id, variant_id, email_digest, language, created_at, what, below_price)
      select 'unconfirmed ' || ${ring.variant} || i, ${ring.variant}, 'nobody ' || i, 'en', 0,
        'cheaper', 99999 from n`)
  }
  expect(await lookForAlerts('cheaper')).toMatchObject({ found: 0 })
  expect((await lookForAlerts('cheaper')).read).toBeLessThanOrEqual(WANTED * 6)
  expect((await lookForAlerts('back')).read).toBeLessThanOrEqual(5)

  // It falls to what ten had asked at, and below: the others waited for less.
  const [cheap] = rings
  await db
    .update(variants)
    .set({ price: 50_000 - 11 })
    .where(eq(variants.id, cheap?.variant ?? ''))
  const { read, found } = await lookForAlerts('cheaper')
  expect(found).toBe(10)
  expect(read).toBeLessThanOrEqual(WANTED * 6 + 10 * 3)
})
