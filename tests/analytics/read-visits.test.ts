import { beforeEach, describe, expect, test } from 'vitest'
import { dimensions, type Filters, filterable } from '../../src/analytics/dimensions.ts'
import { sumOf } from '../../src/analytics/figures.ts'
import { readVisits } from '../../src/analytics/read-visits.ts'
import type { VisitSource } from '../../src/analytics/visit-source.ts'
import { openAnalytics } from '../support/analytics.ts'
import { travelTo } from '../support/shop.ts'
import { sourceOf } from '../support/visit-source.ts'
import { clockOf, countByHand, everyPoint } from './brute-force.ts'
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
    const column = { page: 'path', 'previous-site': 'previousSite' } as Record<string, keyof Visit>
    const values = new Set(
      visits.map((visit) => String(visit[column[name] ?? (name as keyof Visit)] ?? '')),
    )
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
    const source = await opened(visits, 'Europe/Amsterdam', { seed: 4, oneOf: { page: 3 } })
    const whole = await opened(visits)
    const period = { from: '2026-11-20', to: '2026-11-24' }
    const { figures, accuracy } = await agrees(source, period)
    const truth = await readVisits(whole, { period })
    expect(accuracy.stored).toBeLessThan(truth.accuracy.stored * 0.7)
    expect(figures.views / truth.figures.views).toBeGreaterThan(0.8)
    expect(figures.views / truth.figures.views).toBeLessThan(1.2)
  })
})
