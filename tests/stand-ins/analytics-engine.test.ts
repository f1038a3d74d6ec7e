import { expect, test } from 'vitest'
import { openAnalytics } from '../support/analytics.ts'
import { network, travelTo } from '../support/shop.ts'
import { shopWith } from '../support/shop-with.ts'

const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0'

async function ask({ bindings }: Awaited<ReturnType<typeof openAnalytics>>, sql: string) {
  const {
    ANALYTICS_API_BASE: origin,
    ANALYTICS_ACCOUNT: account,
    ANALYTICS_TOKEN: token,
  } = bindings
  const url = `${origin}/client/v4/accounts/${account}/analytics_engine/sql`
  const headers = { Authorization: `Bearer ${token}` }
  const answer = await network(url, { method: 'POST', body: sql, headers })
  return ((await answer.json()) as { data: unknown }).data
}

test('what the shop records can be read, at the time of its clock', async () => {
  travelTo('2026-12-01T23:30:00+01:00')
  const analytics = await openAnalytics()
  const shop = shopWith(analytics.bindings)
  const headers = { 'User-Agent': firefox, Referer: 'https://www.google.com/' }
  await shop.answer(new Request('https://shop.test/', { headers }))
  await analytics.recorded()
  const sql = `SELECT blob1 AS event, blob5 AS channel, formatDateTime(timestamp, '%H:%i', 'Europe/Amsterdam') AS at
    FROM jegem_visits`
  expect(await ask(analytics, sql)).toEqual([
    { event: 'page viewed', channel: 'search', at: '23:30' },
  ])
})

test('events of the past are written as the shop would have written them, and sampled', async () => {
  const analytics = await openAnalytics({ seed: 1, oneOf: { shop: 2 } })
  await analytics.record(
    Array.from({ length: 40 }, (_, n) => ({
      at: `2026-11-01T10:${10 + n}:00Z`,
      event: n % 2 ? 'page viewed' : 'added to cart',
    })),
  )
  const sql =
    'SELECT index1, count() AS n, max(_sample_interval) AS most FROM jegem_visits GROUP BY index1 ORDER BY index1'
  expect(await ask(analytics, sql)).toEqual([
    { index1: 'page', n: '20', most: 1 },
    { index1: 'shop', n: expect.stringMatching(/^([5-9]|1[0-5])$/), most: 2 },
  ])
})
