import { beforeEach, describe, expect, test, vi } from 'vitest'
import { dimensions, type Filters, filterable } from '../../src/analytics/dimensions.ts'
import { sumOf } from '../../src/analytics/figures.ts'
import { readVisits } from '../../src/analytics/read-visits.ts'
import type { VisitSource } from '../../src/analytics/visit-source.ts'
import { addDays } from '../../src/platform/calendar-date.ts'
import { openAnalytics } from '../support/analytics.ts'
import { bindings, reachable, travelTo } from '../support/shop.ts'
import { sourceOf } from '../support/visit-source.ts'
import { clockOf, countByHand, everyPoint, seenBy } from './brute-force.ts'
import { madeUpVisits, type Visit } from './made-up-visits.ts'

const every = Object.fromEntries(dimensions.map((name) => [name, 50])) as Record<
  (typeof dimensions)[number],
  number
>
const visits = madeUpVisits('2026-11-20T00:00Z', '2026-11-24T12:00Z', 600)

beforeEach(() => travelTo('2026-11-24T14:00:00+01:00'))

async function opened(
  given: Visit[],
  timeZone?: string,
  sampling?: Parameters<typeof openAnalytics>[0],
) {
  const analytics = await openAnalytics(sampling)
  await analytics.record(given)
  return sourceOf(analytics, timeZone)
}

/** Holds every figure, row and step of an answer against a count by hand. */
async function agrees(
  source: VisitSource,
  period: { from: string; to: string },
  filters: Filters = {},
) {
  const points = await everyPoint(source)
  const hand = countByHand(points, clockOf(source.timeZone), period, filters)
  const series = period.from === period.to ? 'hour' : 'day'
  const answer = await readVisits(source, { period, filters, series, rows: every })
  expect(answer.engine).toBe('answered')
  expect(answer.figures).toEqual(sumOf([...hand.days.values()]))
  expect(answer.accuracy).toEqual(hand.accuracy)
  const steps = series === 'hour' ? hand.hours : hand.days
  const full = answer.series.filter(({ views, visits }) => views + visits > 0)
  expect(full).toEqual(
    [...steps]
      .filter(([, { views }]) => views > 0)
      .map(([at, figures]) => ({ at, ...figures }))
      .sort((a, b) => (a.at < b.at ? -1 : 1)),
  )
  for (const dimension of dimensions)
    expect(answer.rows[dimension], dimension).toEqual(hand.rows(dimension))
  return answer
}

describe('what the engine has of open days', () => {
  test('is counted as by hand: figures, days, hours and the keys of each dimension', async () => {
    const source = await opened(visits)
    const answer = await agrees(source, { from: '2026-11-20', to: '2026-11-24' })
    expect(answer.figures.views).toBeGreaterThan(200)
    expect(answer.figures.onePage).toBeGreaterThan(0)
    expect(answer.rows.term.length).toBeGreaterThan(1)
    await agrees(source, { from: '2026-11-23', to: '2026-11-23' })
  })

  test.each(filterable)('is counted as by hand where it is narrowed down by %s', async (name) => {
    const source = await opened(visits)
    const values = new Set(visits.map((visit) => seenBy(name, visit)))
    values.delete('')
    for (const value of [...values].slice(0, 2)) {
      const answer = await agrees(
        source,
        { from: '2026-11-21', to: '2026-11-23' },
        { [name]: value },
      )
      expect(answer.figures.views).toBeGreaterThan(0)
    }
  })

  test('is counted as by hand where two filters cross', async () => {
    const source = await opened(visits)
    await agrees(
      source,
      { from: '2026-11-20', to: '2026-11-24' },
      { country: 'NL', channel: 'search' },
    )
  })

  test('is weighted where the engine kept one point of three, and said to be sampled', async () => {
    const source = await opened(visits, 'Europe/Amsterdam', { seed: 7, oneOf: { page: 3 } })
    const whole = await opened(visits)
    const period = { from: '2026-11-20', to: '2026-11-24' }
    const { figures, accuracy } = await agrees(source, period)
    const truth = await readVisits(whole, { period })
    expect(accuracy.stored).toBeLessThan(truth.accuracy.stored * 0.7)
    expect(figures.views / truth.figures.views).toBeGreaterThan(0.8)
    expect(figures.views / truth.figures.views).toBeLessThan(1.2)
  })
})

describe('days begin and end by the clocks of the shop', () => {
  test.each([
    ['Europe/Amsterdam', '2026-10-25', '2026-10-24T22:00:00Z', '2026-10-25T23:00:00Z', 24],
    ['Europe/Amsterdam', '2026-03-29', '2026-03-28T23:00:00Z', '2026-03-29T22:00:00Z', 23],
    ['America/New_York', '2026-11-01', '2026-11-01T04:00:00Z', '2026-11-02T05:00:00Z', 24],
    ['America/New_York', '2026-03-08', '2026-03-08T05:00:00Z', '2026-03-09T04:00:00Z', 23],
    ['Asia/Kathmandu', '2026-10-25', '2026-10-24T18:15:00Z', '2026-10-25T18:15:00Z', 24],
  ])('%s, %s', async (timeZone, day, from, to, steps) => {
    travelTo(new Date(Date.parse(to) + 86_400_000).toISOString())
    const seen = (at: string, visitor: string): Visit => ({
      ...{ at, event: 'page viewed', visitor, page: '/', channel: 'direct' },
    })
    const justBefore = (moment: string) => new Date(Date.parse(moment) - 1000).toISOString()
    const source = await opened(
      [
        ...madeUpVisits(from, to, 300),
        ...[seen(justBefore(from), 'the day before'), seen(from, 'first')],
        ...[seen(justBefore(to), 'last'), seen(to, 'the day after')],
      ],
      timeZone,
    )
    const { series } = await agrees(source, { from: day, to: day })
    expect(series).toHaveLength(steps)
    const around = { from: addDays(day, -1), to: addDays(day, 1) }
    const { series: days } = await agrees(source, around)
    expect(days.map(({ views }) => views)).toEqual([1, expect.any(Number), 1])
  })
})

describe('without an answer of the engine', () => {
  const today = { from: '2026-11-24', to: '2026-11-24' }
  const nothing = { visitors: 0, views: 0, visits: 0, onePage: 0 }

  test('and without its keys, nobody is asked and the answer says so', async () => {
    const source = sourceOf({ bindings: { ...bindings, ANALYTICS_TOKEN: '' } as never })
    expect(source.engine).toBeNull()
    const answer = await readVisits(source, { period: today, rows: { page: 5 }, series: 'hour' })
    expect(answer).toMatchObject({ engine: 'off', figures: nothing, rows: { page: [] } })
    expect(answer.series).toHaveLength(24)
  })

  const silent: [what: string, answer: (request: Request) => Promise<Response>][] = [
    ['with an error', async () => new Response('DB::Exception: /secret', { status: 500 })],
    ['with another address', async () => Response.redirect('https://elsewhere.test/', 307)],
    ['with a page', async () => new Response('<html>')],
    ['with something else', async () => Response.json({ data: [{ step: 1, views: 'many' }] })],
    ['with a number beyond all numbers', async () => Response.json({ data: [{ views: '1e99' }] })],
    [
      'too late',
      ({ signal }) =>
        new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
    ],
    ['not at all', () => Promise.reject(new TypeError('Network connection lost'))],
  ]
  test.each(silent)(
    'when it answers %s, what is known is shown, and the log names no value',
    async (_, answer) => {
      const lines: string[] = []
      vi.spyOn(console, 'warn').mockImplementation((line) => void lines.push(String(line)))
      let asked = 0
      reachable('http://engine.test', (request) => {
        asked++
        return answer(request)
      })
      const limits: number[] = []
      vi.spyOn(AbortSignal, 'timeout').mockImplementationOnce((limit) => {
        limits.push(limit)
        const ended = new AbortController()
        setTimeout(() => ended.abort(new DOMException('too late', 'TimeoutError')), 100)
        return ended.signal
      })
      const keys = { ANALYTICS_ACCOUNT: 'of the owner', ANALYTICS_TOKEN: 'hush' }
      const source = sourceOf({ bindings: { ...bindings, ...keys } as never })
      const filters = { campaign: 'a secret campaign' }
      const rows = { page: 5, country: 5 }
      expect(await readVisits(source, { period: today, filters, rows })).toMatchObject({
        ...{ engine: 'silent', figures: nothing, rows: { page: [], country: [] } },
      })
      expect(asked).toBeLessThanOrEqual(3)
      expect(limits).toEqual([5000])
      expect(lines).toHaveLength(1)
      expect(lines[0]).not.toMatch(/secret|hush|SELECT|owner/)
    },
  )

  test('a value that no visit can have is never sent, and the page can say which', async () => {
    reachable('http://engine.test', () => {
      throw new Error('It was asked')
    })
    const keys = { ANALYTICS_ACCOUNT: 'x', ANALYTICS_TOKEN: 'y' }
    const source = sourceOf({ bindings: { ...bindings, ...keys } as never })
    const filters = { country: 'NL', campaign: "' OR 1 = 1 --" }
    const answer = await readVisits(source, { period: today, filters, series: 'hour' })
    expect(answer).toMatchObject({ refused: ['campaign'], engine: 'not needed', figures: nothing })
  })

  test('filters reach back 90 days, and the answer says from when on', async () => {
    const source = await opened(visits)
    const filters = { country: 'NL' }
    const year = { from: '2025-11-25', to: '2026-11-24' }
    const answer = await readVisits(source, { period: year, filters, series: 'month' })
    expect(answer).toMatchObject({ since: '2026-08-27', engine: 'answered' })
    expect(answer.series).toHaveLength(13)
    const quarter = { from: '2026-08-27', to: '2026-11-24' }
    const same = await readVisits(source, { period: quarter, filters })
    expect(same).toMatchObject({ since: null, figures: answer.figures })
    const lastYear = { from: '2025-01-01', to: '2025-12-31' }
    expect(await readVisits(source, { period: lastYear, filters })).toMatchObject({
      ...{ engine: 'not needed', since: '2026-08-27', figures: nothing },
    })
  })
})
