import fc from 'fast-check'
import type { Recorded } from '../../src/analytics/columns.ts'
import type { EventName } from '../../src/analytics/rules.ts'

/** An event and the moment at which it was recorded. */
export type Visit = { at: string } & Recorded

const people = ['anna', 'bert', 'cleo', 'dora', 'emil', 'fred', '']
const channels = ['internal', 'internal', 'search', 'social', 'direct']
const pages = [
  ...[{ page: '/' }, { page: '/pages/ring-sizes' }, { page: '/policies/:name' }],
  ...[
    { page: '/products/:handle', handle: 'rubia' },
    { page: '/products/:handle', handle: 'été' },
  ],
  { page: '/collections/:handle', handle: 'rings' },
]
const events: EventName[] = [
  'page viewed',
  'page viewed',
  'product viewed',
  'searched',
  'link followed',
  'added to cart',
  'recommendations seen',
  'recommendation followed',
  'checkout started',
  'order paid',
  'page not found',
  'page failed',
  'dropped',
]

/**
 * Visits of a few people and of guests who come once, by chance; none two in a second, so that "the
 * last page" is one.
 *
 * @param moments the hours, `2026-12-01T09:00:00Z`, in which they happen
 */
const someVisits = (moments: string[], many: number): fc.Arbitrary<Visit[]> =>
  fc
    .array(
      fc.record({
        hour: fc.constantFrom(...moments),
        event: fc.constantFrom(...events),
        visitor: fc.constantFrom(...people),
        channel: fc.constantFrom(...channels),
        place: fc.constantFrom(...pages),
        site: fc.constantFrom('', 'google.nl', 'blog.example'),
        label: fc.constantFrom('', 'spring', 'autumn & winter'),
        country: fc.constantFrom('NL', 'DE', ''),
        browser: fc.constantFrom('Firefox', 'in an app'),
        term: fc.constantFrom('ring', 'collier', 'xyz'),
        results: fc.constantFrom(0, 7),
        status: fc.constantFrom('500', '503'),
        answerTime: fc.constantFrom('under 50 ms', 'over 1 s'),
      }),
      { minLength: many, maxLength: many, size: 'max' },
    )
    .map((all) => all.map(visitOf))

type Chosen = Record<
  'hour' | 'visitor' | 'channel' | 'site' | 'label' | 'country' | 'browser',
  string
> & {
  event: EventName
  place: { page: string; handle?: string }
  term: string
  results: number
  status: string
  answerTime: string
}

function visitOf(chosen: Chosen, n: number): Visit {
  const { event, place } = chosen
  const visitor = n % 20 === 0 ? `guest ${n}` : chosen.visitor
  const at = new Date(Date.parse(chosen.hour) + (n % 3600) * 1000).toISOString()
  if (event === 'order paid') return { at, event }
  if (event === 'dropped') return { at, event, page: '/', reason: chosen.site ? 'bot' : 'prefetch' }
  const { channel, label, country, browser, answerTime } = chosen
  return {
    ...{ at, event, visitor, channel, country, browser, answerTime, ...place },
    ...{ previousSite: channel === 'internal' ? '' : chosen.site, campaign: label, source: label },
    ...{ region: country && `${country}-NH`, language: 'nl-NL', system: 'iOS', device: 'phone' },
    ...(event === 'product viewed' && { page: '/products/:handle', handle: label || 'été' }),
    ...(event === 'added to cart' && { page: '/cart/add', handle: label ? 'rubia' : 'été' }),
    ...(event === 'page not found' && { path: label ? '/old' : '/éte' }),
    ...(event === 'searched' && { term: chosen.term, results: chosen.results }),
    ...(event === 'link followed' && { target: 'instagram.com' }),
    ...(event === 'page failed' && { status: chosen.status }),
  }
}

/** The hours from one moment to another, `2026-12-01T09:00Z`. */
function hoursBetween(from: string, to: string): string[] {
  const hours: string[] = []
  for (let at = Date.parse(from); at < Date.parse(to); at += 3_600_000)
    hours.push(new Date(at).toISOString())
  return hours
}

/** So many visits between two moments, always the same. */
export function madeUpVisits(from: string, to: string, many: number): Visit[] {
  const visits = someVisits(hoursBetween(from, to), many)
  return fc.sample(visits, { numRuns: 1, seed: 2 })[0] ?? []
}
