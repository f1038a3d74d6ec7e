import fc from 'fast-check'
import { expect, test } from 'vitest'
import { columns, numbers } from '../../src/analytics/columns.ts'
import { dimensions, type Filters, filterable } from '../../src/analytics/dimensions.ts'
import { sumOf } from '../../src/analytics/figures.ts'
import { readVisits } from '../../src/analytics/read-visits.ts'
import type { VisitSource } from '../../src/analytics/visit-source.ts'
import { now } from '../../src/platform/clock.ts'
import { openAnalytics } from '../support/analytics.ts'
import { offerRing } from '../support/catalogue.ts'
import { addToCart } from '../support/purchase.ts'
import { bindings, config, travelTo, visitor } from '../support/shop.ts'
import { sourceOf } from '../support/visit-source.ts'
import { firefox, openIsolate } from './book.ts'
import { clockOf, countByHand, type Kept, seenBy } from './brute-force.ts'

const iphone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1'

const people = Array.from({ length: 8 }, (_, n) => ({
  'CF-Connecting-IP': `192.0.2.${n}`,
  'User-Agent': n % 2 ? firefox : iphone,
  'Accept-Language': n % 3 ? 'nl-NL,nl;q=0.9' : 'de',
  country: n < 6 ? 'NL' : 'DE',
}))

type Step = { who: number; minutes: number; path: string; from: string }

/** What people do, in this order: each some minutes after the one before. */
const walks = (handle: string) =>
  fc.array(
    fc.record({
      who: fc.nat(people.length - 1),
      minutes: fc.integer({ min: 1, max: 90 }),
      path: fc.constantFrom(
        ...['/', `/products/${handle}`, '/pages/ring-sizes', '/search?q=ring', '/search?q=xyzzy'],
        ...['/policies/privacy', '/cart', '/nowhere', '/checkout', 'add to cart', 'prefetch'],
        '/?utm_source=letter&utm_campaign=spring',
      ),
      from: fc.constantFrom('', '', 'https://www.google.nl/', 'https://blog.example/rings'),
    }),
    { minLength: 110, maxLength: 110, size: 'max' },
  )

/** A shop that records into the local engine, and whatever it has recorded. */
async function recordingShop() {
  const analytics = await openAnalytics()
  const written: Kept[] = []
  const VISITS: AnalyticsEngineDataset = {
    writeDataPoint(point = {}) {
      const { blobs = [], doubles = [] } = point
      written.push({
        ...{ at: now(), weight: 1 },
        ...Object.fromEntries(columns.map((name, n) => [name, String(blobs[n] ?? '')])),
        ...Object.fromEntries(numbers.map((name, n) => [name, doubles[n] ?? 0])),
      })
      analytics.bindings.VISITS.writeDataPoint(point)
    },
  }
  const env = { ...bindings, ...analytics.bindings, VISITS } as unknown as CloudflareBindings
  return { analytics, written, env, source: sourceOf(analytics) }
}

async function agrees(
  source: VisitSource,
  written: Kept[],
  period: { from: string; to: string },
  filters: Filters,
) {
  const rows = Object.fromEntries(dimensions.map((name) => [name, 50])) as Record<
    (typeof dimensions)[number],
    number
  >
  const answer = await readVisits(source, { period, filters, series: 'day', rows })
  const hand = countByHand(written, clockOf(source.timeZone), period, filters)
  expect(answer.engine).toBe('answered')
  expect(answer.figures).toEqual(sumOf([...hand.days.values()]))
  for (const dimension of dimensions)
    expect(answer.rows[dimension], dimension).toEqual(hand.rows(dimension))
  return answer
}

test('from the requests of people to the figures of their shop, nothing is lost or added', {
  timeout: 60_000,
}, async () => {
  const ring = await offerRing()
  const { analytics, written, env, source } = await recordingShop()
  expect(source.timeZone).toBe(config.shop.time_zone)
  const isolates = new Map(
    ['NL', 'DE'].map((country) => [country, openIsolate(env, { country, regionCode: 'NH' })]),
  )
  const browsers = people.map(({ country, ...headers }) =>
    visitor({ headers, answer: isolates.get(country)! }),
  )
  const [steps = []] = fc.sample(walks(ring.handle), { numRuns: 1, seed: 15 }) as [Step[]]
  let time = Date.parse('2026-12-01T06:00:00+01:00')
  for (const { who, minutes, path, from } of steps) {
    time += minutes * 60_000
    travelTo(new Date(time).toISOString())
    const browser = browsers[who]!
    const headers = { 'Sec-Fetch-Dest': 'document', ...(from && { Referer: from }) }
    if (path === 'add to cart') await addToCart(browser, ring)
    else if (path === 'prefetch') await browser.get('/', { 'Sec-Purpose': 'prefetch' })
    else await browser.get(path, headers)
  }
  await analytics.recorded()
  travelTo(new Date(time + 3_600_000).toISOString())
  const to = clockOf(source.timeZone)(time / 1000).slice(0, 10)
  const period = { from: '2026-12-01', to }
  expect(to > '2026-12-03').toBe(true)

  const { rows, figures } = await agrees(source, written, period, {})
  expect(figures.views).toBeGreaterThan(50)
  expect(figures.onePage).toBeGreaterThan(0)
  expect(rows.event.map(({ key }) => key)).toEqual(
    expect.arrayContaining([
      'product viewed',
      'searched',
      'added to cart',
      'page not found',
      'dropped',
    ]),
  )
  for (const [name, least] of Object.entries({
    page: 5,
    'exit-page': 3,
    country: 2,
    term: 1,
    channel: 3,
  }))
    expect(rows[name as keyof typeof rows].length, name).toBeGreaterThanOrEqual(least)

  for (const name of filterable) {
    const values = new Set(written.map((point) => seenBy(name, point)))
    values.delete('')
    const [value] = values
    if (value) await agrees(source, written, period, { [name]: value })
  }
  await agrees(source, written, { from: '2026-12-02', to: '2026-12-02' }, {})
})
