import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { closeNextDay, purgeTotals } from '../../src/analytics/close-day.ts'
import { type Dimension, dimensions } from '../../src/analytics/dimensions.ts'
import type { Engine } from '../../src/analytics/engine/ask.ts'
import { EngineSilent } from '../../src/analytics/engine/ask.ts'
import { readVisits } from '../../src/analytics/read-visits.ts'
import { visitDays, visitTotals } from '../../src/analytics/tables.ts'
import type { VisitSource } from '../../src/analytics/visit-source.ts'
import { addDays } from '../../src/platform/calendar-date.ts'
import { openAnalytics } from '../support/analytics.ts'
import { db, travelTo } from '../support/shop.ts'
import { sourceOf } from '../support/visit-source.ts'
import { madeUpVisits, type Visit } from './made-up-visits.ts'

const inPeriod = (period: string) => eq(visitTotals.period, period)
const onDay = (day: string) => eq(visitDays.day, day)
const every = Object.fromEntries(dimensions.map((name) => [name, 50])) as Record<Dimension, number>
const visits = madeUpVisits('2026-11-27T00:00Z', '2026-12-02T20:00Z', 500)

beforeEach(async () => {
  await db.delete(visitDays)
  await db.delete(visitTotals)
  travelTo('2026-12-03T00:20:00+01:00')
})

async function opened(given: Visit[], sampling?: Parameters<typeof openAnalytics>[0]) {
  const analytics = await openAnalytics(sampling)
  await analytics.record(given)
  return sourceOf(analytics)
}

const closedDays = async () =>
  (await db.select({ day: visitDays.day }).from(visitDays).orderBy(visitDays.day)).map(
    ({ day }) => day,
  )

/** Everything that is written, in an order that does not depend on when it was. */
const written = async () => ({
  days: (await db.select().from(visitDays).orderBy(visitDays.day)).map(({ at, ...day }) => day),
  totals: await db
    .select()
    .from(visitTotals)
    .orderBy(visitTotals.dimension, visitTotals.period, visitTotals.key),
})

/** As if the days before the first visit were closed, so that tests need not wait for 90 days. */
async function closedBefore(first: string): Promise<void> {
  const nothing = { visitors: 0, views: 0, visits: 0, onePage: 0, points: 0, stored: 0, at: 0 }
  const days = Array.from({ length: 90 }, (_, n) => ({ day: addDays(first, -1 - n), ...nothing }))
  for (let n = 0; n < 90; n += 10) await db.insert(visitDays).values(days.slice(n, n + 10))
}

async function closeAll(source: VisitSource): Promise<void> {
  for (let before = -1; (await closedDays()).length > before; ) {
    before = (await closedDays()).length
    await closeNextDay(source)
  }
}

/** An engine that fails at one of its questions, counted from 0. */
function failing(source: VisitSource, at: number) {
  let asked = 0
  const engine: Engine = {
    dataset: source.engine!.dataset,
    async ask(statements) {
      const rows: unknown[][] = []
      for (const statement of statements) {
        if (asked++ === at) throw new EngineSilent('on purpose')
        rows.push(...(await source.engine!.ask([statement])))
      }
      return rows
    },
  }
  return { ...source, engine, asked: () => asked }
}

describe('a day that is over', () => {
  test('is written by the clock, and then read alike without the engine', async () => {
    const source = await opened(visits)
    await closedBefore('2026-11-27')
    const period = { from: '2026-11-27', to: '2026-12-02' }
    const live = await readVisits(source, { period, series: 'day', rows: every })
    expect(live.engine).toBe('answered')
    await closeAll(source)
    const kept = await readVisits(
      { ...source, engine: null },
      { period, series: 'day', rows: every },
    )
    expect(kept).toEqual({ ...live, engine: 'not needed' })
    expect(kept.figures.views).toBeGreaterThan(100)
  })

  test('has its hours too', async () => {
    const source = await opened(visits)
    await closedBefore('2026-11-27')
    const question = { period: { from: '2026-12-01', to: '2026-12-01' }, series: 'hour' as const }
    const live = await readVisits(source, question)
    await closeAll(source)
    const kept = await readVisits({ ...source, engine: null }, question)
    expect(kept.series).toEqual(live.series)
    expect(kept.series).toHaveLength(24)
    expect(kept.series.filter(({ views }) => views > 0).length).toBeGreaterThan(10)
  })

  test('and was sampled keeps how much of it was', async () => {
    const source = await opened(visits, { seed: 2, oneOf: { page: 4 } })
    await closedBefore('2026-11-27')
    const question = { period: { from: '2026-11-27', to: '2026-12-02' }, rows: every }
    const live = await readVisits(source, question)
    await closeAll(source)
    const kept = await readVisits({ ...source, engine: null }, question)
    expect(kept.figures).toEqual(live.figures)
    expect(kept.accuracy).toEqual(live.accuracy)
    for (const { key, times, visitors } of live.rows.country) {
      const row = kept.rows.country.find((each) => each.key === key)
      expect(row?.times).toBe(times)
      // Each day is scaled by what was kept of it, the whole by what was kept of the whole.
      expect(row?.visitors).toBeGreaterThan(visitors * 0.9)
      expect(row?.visitors).toBeLessThan(visitors * 1.1)
    }
    expect(kept.accuracy.points).toBeGreaterThan(kept.accuracy.stored)
  })

  test('is closed a quarter of an hour after its end, by the shop’s clock', async () => {
    const source = await opened(visits)
    await closedBefore('2026-12-02')
    travelTo('2026-12-03T00:14:00+01:00')
    await closeNextDay(source)
    expect(await closedDays()).not.toContain('2026-12-02')
    travelTo('2026-12-03T00:15:01+01:00')
    await closeNextDay(source)
    await closeNextDay(source)
    expect((await closedDays()).at(-1)).toBe('2026-12-02')
  })
})

describe('nothing is lost or counted twice', () => {
  test('a gap of days is filled from the oldest on, and then there is nothing to do', async () => {
    const source = await opened(visits)
    await closedBefore('2026-11-27')
    const before = (await closedDays()).length
    for (const day of ['2026-11-27', '2026-11-28', '2026-11-29', '2026-11-30']) {
      await closeNextDay(source)
      expect((await closedDays()).at(-1)).toBe(day)
    }
    await closeAll(source)
    expect(await closedDays()).toHaveLength(before + 6)
    const ask = vi.spyOn(source.engine!, 'ask')
    await closeNextDay(source)
    expect(ask).not.toHaveBeenCalled()
  })

  test('days before the shop was there are asked about once, with one question', async () => {
    const source = await opened(visits.slice(0, 1))
    const ask = vi.spyOn(source.engine!, 'ask')
    await closeNextDay(source)
    await closeNextDay(source)
    expect(ask.mock.calls.map(([statements]) => statements.length)).toEqual([1, 1])
    expect(await closedDays()).toEqual(['2026-09-05', '2026-09-06'])
  })

  test('two runs at the same time write what one would have', async () => {
    const source = await opened(visits)
    await closedBefore('2026-11-30')
    await closeNextDay(source)
    const once = await written()
    await db.delete(visitTotals)
    await db.delete(visitDays)
    await closedBefore('2026-11-30')
    await Promise.all([closeNextDay(source), closeNextDay(source), closeNextDay(source)])
    expect(await written()).toEqual(once)
    expect(once.totals.some(({ period }) => period === '2026-11')).toBe(true)
  })

  test('a day written again has the same rows as before, and none of an earlier count', async () => {
    const source = await opened(visits)
    await closedBefore('2026-11-30')
    await closeNextDay(source)
    const once = await written()
    await db.insert(visitTotals).values({
      ...{
        dimension: 'page',
        period: '2026-11-30',
        key: '/gone',
        visitors: 9,
        times: 9,
        visits: 9,
      },
    })
    await db.delete(visitDays)
    await closedBefore('2026-11-30')
    await closeNextDay(source)
    expect(await written()).toEqual(once)
  })

  test('whatever question the engine fails at, nothing is written, and the next run makes up for it', async () => {
    const source = await opened(visits)
    travelTo('2026-12-01T00:20:00+01:00')
    await closedBefore('2026-11-30')
    const before = await written()
    const questions = dimensions.length + 2
    for (let at = 0; at < questions; at++) {
      const broken = failing(source, at)
      await expect(closeNextDay(broken)).rejects.toThrow(EngineSilent)
      expect(await written()).toEqual(before)
    }
    const whole = failing(source, questions)
    await closeNextDay(whole)
    expect(whole.asked()).toBe(questions)
    expect(await closedDays()).toContain('2026-11-30')
  })

  test('a day that the engine never answers holds up none of the others', async () => {
    const source = await opened(visits)
    await closedBefore('2026-11-30')
    const start = Date.parse('2026-11-30T00:00:00+01:00') / 1000
    const ask: Engine['ask'] = async (statements) => {
      if (statements.some(({ text }) => text.includes(String(start))))
        throw new EngineSilent('on purpose')
      return source.engine!.ask(statements)
    }
    const broken = { ...source, engine: { ...source.engine!, ask } }
    for (let run = 0; run < 3; run++)
      await expect(closeNextDay(broken)).rejects.toThrow(EngineSilent)
    expect((await closedDays()).slice(-3)).toEqual(['2026-11-29', '2026-12-01', '2026-12-02'])
    await closeNextDay(source)
    expect(await closedDays()).toContain('2026-11-30')
    const months = (await written()).totals.map(({ period }) => period)
    expect(months).toContain('2026-11')
  })

  test('the clock waits for an answer longer than a page does', async () => {
    const source = await opened(visits)
    await closedBefore('2026-11-30')
    const patience = vi.mocked(AbortSignal.timeout)
    const longest = () => Math.max(...patience.mock.calls.map(([ms]) => ms))
    patience.mockClear()
    await readVisits(source, { period: { from: '2026-11-30', to: '2026-11-30' } })
    expect(longest()).toBe(5_000)
    await closeNextDay(source)
    expect(longest()).toBe(60_000)
  })

  test('without the engine’s keys nothing happens', async () => {
    const source = { ...(await opened(visits)), engine: null }
    await closeNextDay(source)
    expect(await closedDays()).toEqual([])
  })
})

describe('a month that is over', () => {
  const month = { from: '2026-11-01', to: '2026-11-30' }

  test('has the sum of its days, and a long period is read from it', async () => {
    const source = await opened(visits)
    await closedBefore('2026-11-27')
    await closeAll(source)
    const question = { period: { from: '2026-10-30', to: '2026-12-02' }, rows: every }
    const byDays = await readVisits({ ...source, engine: null }, { ...question, series: 'month' })
    const rows = await db.select().from(visitTotals)
    expect(rows.filter(({ period }) => period === '2026-11').length).toBeGreaterThan(20)
    // The days of the month are not needed any more.
    for (const { period } of rows)
      if (period.startsWith('2026-11-')) await db.delete(visitTotals).where(inPeriod(period))
    const bySums = await readVisits({ ...source, engine: null }, { ...question, series: 'month' })
    expect(bySums).toEqual(byDays)
    expect(bySums.series.map(({ at }) => at)).toEqual(['2026-10', '2026-11', '2026-12'])
    expect(bySums.rows.page.length).toBeGreaterThan(3)
  })

  test('whose last day is not closed yet is read by its days', async () => {
    const source = await opened(visits)
    await closedBefore('2026-11-27')
    for (let n = 0; n < 3; n++) await closeNextDay(source)
    const kept = await readVisits({ ...source, engine: null }, { period: month, rows: every })
    expect(kept.engine).toBe('off')
    const whole = await readVisits(source, { period: month, rows: every })
    await closeAll(source)
    const closed = await readVisits(source, { period: month, rows: every })
    expect(closed).toEqual({ ...whole, engine: 'not needed' })
    expect(kept.figures.views).toBeLessThan(closed.figures.views)
  })

  test('is summed again when one of its days is filled in later', async () => {
    const source = await opened(visits)
    await closedBefore('2026-11-27')
    await closeAll(source)
    const whole = await written()
    await db.delete(visitDays).where(onDay('2026-11-28'))
    await db.delete(visitTotals).where(inPeriod('2026-11'))
    await closeNextDay(source)
    expect(await written()).toEqual(whole)
  })
})

describe('what people searched for', () => {
  const searched = (day: string, term: string, visitor: string): Visit => ({
    ...{ at: `${day}T12:00:00Z`, event: 'searched', visitor, channel: 'direct' },
    ...{ page: '/search', term, results: 0 },
  })
  const terms = [
    ...['anna', 'bert'].map((name) => searched('2026-11-29', 'opal', name)),
    searched('2026-11-30', 'opal', 'cleo'),
    ...['anna', 'bert'].map((name) => searched('2026-11-30', 'my name', name)),
  ]
  const keys = async (source: VisitSource, from: string) => {
    const rows = { term: 10, 'term-without-result': 10 }
    const { rows: found } = await readVisits(source, { period: { from, to: '2026-11-30' }, rows })
    return [found.term, found['term-without-result']].map((list) => list.map(({ key }) => key))
  }

  test('is shown from three visitors on, closed or not', async () => {
    const source = await opened(terms)
    await closedBefore('2026-11-29')
    for (let step = 0; step < 3; step++) {
      expect(await keys(source, '2026-11-29')).toEqual([['opal'], ['opal']])
      expect(await keys(source, '2026-11-30')).toEqual([[], []])
      await closeNextDay(source)
    }
  })

  test('goes by day after 90 days, and by month only what three searched for stays', async () => {
    const source = await opened(terms)
    await closedBefore('2026-11-29')
    await closeAll(source)
    const stored = async () =>
      (await written()).totals
        .filter(({ dimension }) => dimension === 'term')
        .map(({ period, key }) => `${period} ${key}`)
    expect(await stored()).toEqual([
      '2026-11 opal',
      '2026-11-29 opal',
      '2026-11-30 my name',
      '2026-11-30 opal',
    ])
    travelTo('2027-02-28T12:00:00+01:00')
    await purgeTotals(source)
    expect(await stored()).toEqual(['2026-11 opal', '2026-11-30 my name', '2026-11-30 opal'])
    travelTo('2027-03-01T12:00:00+01:00')
    await purgeTotals(source)
    expect(await stored()).toEqual(['2026-11 opal'])
    expect((await written()).totals.some(({ period }) => period === '2026-11-30')).toBe(true)
  })
})

test('totals are kept for 25 months, whole months at a time', async () => {
  const source = await opened(visits)
  await closedBefore('2026-11-27')
  await closeAll(source)
  travelTo('2028-12-31T12:00:00+01:00')
  await purgeTotals(source)
  expect((await closedDays())[0]).toBe('2026-11-01')
  travelTo('2029-01-01T12:00:00+01:00')
  await purgeTotals(source)
  expect((await closedDays())[0]).toBe('2026-12-01')
  const periods = (await written()).totals.map(({ period }) => period)
  expect([...new Set(periods)].sort()).toEqual(['2026-12-01', '2026-12-02'])
})
