import { createExecutionContext } from 'cloudflare:test'
import { beforeAll, expect, test } from 'vitest'
import { channels } from '../../src/analytics/channel-rules.ts'
import { type Dimension, dimensions } from '../../src/analytics/dimensions.ts'
import { webhookReasons } from '../../src/analytics/record-webhook.ts'
import { groups } from '../../src/analytics/rules.ts'
import { createApp } from '../../src/app.tsx'
import { paths } from '../../src/paths.ts'
import { addDays, todayIn } from '../../src/platform/calendar-date.ts'
import { now } from '../../src/platform/clock.ts'
import { generatedOrders } from '../bench/generated-orders.ts'
import { offerRing } from '../support/catalogue.ts'
import { accessToken } from '../support/desk.ts'
import { interposed, type Trip } from '../support/interposed-database.ts'
import { isScan } from '../support/plans.ts'
import { bindings, config } from '../support/shop.ts'
import { closeDays } from './seed.ts'

/** As many as make a plan bad that walks through them. */
const [ORDERS, CARTS, KEYS] = [2_000, 1_000, 200]

const run = (sql: string) => bindings.DB.prepare(sql).run()
const numbers = (many: number) =>
  `with recursive n(i) as (select 0 union all select i + 1 from n where i < ${many - 1})`

beforeAll(async () => {
  const today = todayIn(config.shop.time_zone)
  const rings = []
  for (let n = 0; n < 60; n++)
    rings.push(await offerRing({ stock: 9, title: `A ring of a long name, number ${n}` }))
  const [{ variant }] = rings as [(typeof rings)[number]]
  for (const sql of generatedOrders(ORDERS, variant, now())) await run(sql)
  await run(`update orders set paid_at = placed_at, origin = iif(rowid % 9 = 0, 'phone', 'shop'),
    channel = iif(rowid % 5, 'search', null), campaign = 'campaign ' || (rowid % 300)
    where state in ('paid', 'refunded')`)
  await run(`update order_lines set variant_id = (select id from variants
    where rowid = 1 + order_lines.rowid % 50)`)
  await run(`${numbers(ORDERS)} insert into journal (id, at, provider, kind, order_id, gross, net, tax, tax_rate, currency, reference)
    select 'txn-' || i, (select placed_at from orders where id = 'order-' || i), 'stripe', 'sale', 'order-' || i,
      90000, 90000, 0, 0, 'EUR', 'txn-' || i from n`)
  await run(`${numbers(CARTS)} insert into carts (id, token_hash, created_at, touched_at, revision)
    select 'left-' || i, 'hash-' || i, ${now()} - 86400 * (2 + i % 25), ${now()} - 86400 * (2 + i % 25), 1 from n`)
  await run(`${numbers(CARTS)} insert into cart_lines (id, cart_id, variant_id, personalization_digest, quantity, price_seen)
    select 'left-' || i, 'left-' || i, (select id from variants where rowid = 1 + i % 40), '', 1, 90000 from n`)
  await run(`${numbers(500)} insert into products (id, handle, title, type, vendor, status, tags, description_html, options, facts,
      price_from, price_to, content_hash, created_at, updated_at)
    select 'p' || i, 'p' || i, 'P ' || i, 'Ring', 'x', 'active', '[]', '', '[]', '{"stones":[],"dimensions":{}}', 1, 1, '', 1, 1 from n`)
  await closeDays(addDays(today, -1), 80, () => ({ points: 500, stored: 400 }))
  for (const dimension of dimensions) {
    const keys = closed[dimension] ?? Array.from({ length: KEYS }, (_, n) => keyOf(dimension, n))
    await run(`insert into visit_totals (dimension, period, key, visitors, times, visits)
      select '${dimension}', '${addDays(today, -1)}', value, 9, 1000 - key, 9
      from json_each('${JSON.stringify(keys)}')`)
  }
  await run(`update visit_totals set key = (select handle from products where rowid = visit_totals.times % 60 + 1)
    where dimension = 'product-viewed' and times > 940`)
  await run('analyze')
})

/** Dimensions that have no more keys than these. */
const closed: { [dimension in Dimension]?: string[] } = {
  channel: channels,
  event: Object.keys(groups),
  'answer-time': ['under 50 ms', 'under 200 ms', 'under 1 s', 'over 1 s'],
  dropped: ['no page asked', 'prefetch', 'background', 'no browser', 'bot', ...webhookReasons],
}

const keyOf = (dimension: Dimension, n: number) =>
  dimension === 'product-viewed'
    ? `seen-${n}`
    : `a long key of the ${dimension} that somebody gave ${n}`

/** Round trips of a request of the owner, and the scans in the plans of all statements. */
async function ask(path: string) {
  const trips: Trip[] = []
  const DB = interposed(bindings.DB, (trip, act) => {
    trips.push(trip)
    return act()
  })
  const answer = await createApp().fetch(
    new Request(`https://shop.test${path}`, {
      headers: { 'Cf-Access-Jwt-Assertion': await accessToken(config.OWNER_MAIL) },
    }),
    { ...bindings, DB },
    createExecutionContext(),
  )
  const scans: string[] = []
  let read = 0
  for (const { sql, params } of trips.flat()) {
    const plan = await bindings.DB.prepare(`explain query plan ${sql}`)
      .bind(...params)
      .all<{ detail: string }>()
    scans.push(...plan.results.map(({ detail }) => detail).filter(isScan))
    read += (
      await bindings.DB.prepare(sql)
        .bind(...params)
        .all()
    ).meta.rows_read
  }
  return { status: answer.status, page: await answer.text(), trips: trips.length, scans, read }
}

test.each([
  paths.deskShopFigures({ period: '30d' }),
  paths.deskShopFigures({ period: '12m' }),
  paths.deskShopFigures({ period: 'today' }),
  paths.deskSiteFigures({ period: '30d' }),
  paths.deskSiteFigures({ period: '12m' }),
])('%s asks the database twice, walks through no table and stays small', async (path) => {
  const { status, page, trips, scans, read } = await ask(path)
  expect(status).toBe(200)
  expect(trips).toBe(2)
  expect(scans).toEqual([])
  expect(read).toBeLessThan(15 * (ORDERS + CARTS))
  expect(page.length).toBeLessThan(50 * 1024)
})
