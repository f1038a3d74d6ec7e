import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, daysBetween, isDate } from '../../src/platform/calendar-date.ts'
import { changeOf, ratio } from '../../src/statistics/change-rules.ts'
import { notesAt } from '../../src/statistics/chart-notes.ts'
import { figureNames, figureOf, sumSales } from '../../src/statistics/figures.ts'
import { queryOf, readLook, withFilter } from '../../src/statistics/look.ts'
import { moversOf } from '../../src/statistics/mover-rules.ts'
import { readingOf } from '../../src/statistics/order-figures.ts'
import { readPeriod } from '../../src/statistics/period.ts'
import { sayChange } from '../../src/statistics/say-change.ts'
import { nameOfWeek, weekDue, weekOf } from '../../src/statistics/week-rules.ts'
import { en } from '../../src/statistics/words/en.ts'

const say = (value: number | null, before: number | null, rate = false) =>
  sayChange(changeOf(value, before, rate), 'en-IE')

test('a change is said in percent, of a share in points, and only where it has a meaning', () => {
  expect(say(112, 100)).toBe('12% more')
  expect(say(1125, 1000)).toBe('12.5% more')
  expect(say(1, 3)).toBe('66.7% less')
  expect(say(0, 7)).toBe('100% less')
  expect(say(7, 7)).toBe('unchanged')
  expect(say(0, 0)).toBe('unchanged')
  expect(say(7, 0)).toBe('nothing before')
  // More went back than came in: no percentage tells that.
  expect(say(-50, 0)).toBe('')
  expect(say(700, -50)).toBe('')
  expect(say(-700, 50)).toBe('1,500% less')
  expect(say(null, 7)).toBe('')
  expect(say(7, null)).toBe('')
  expect(say(0.369, 0.544, true)).toBe('17.5 points lower')
  expect(say(0.02, 0.018, true)).toBe('0.2 points higher')
  // Both are shown as 2.0 %.
  expect(say(0.02002, 0.01999, true)).toBe('unchanged')
})

test('a change of any two numbers is a finite one, and points the right way', () => {
  const number = fc.integer({ min: -1_000_000, max: 1_000_000 })
  fc.assert(
    fc.property(number, number, (value, before) => {
      const change = changeOf(value, before)
      if (change && 'amount' in change) {
        expect(Number.isFinite(change.amount)).toBe(true)
        expect(change.kind).toBe(value > before ? 'more' : 'less')
      }
    }),
  )
  expect(ratio(3, 0)).toBeNull()
})

const sales = { orders: 3, inShop: 2, priced: 2, total: 30_001, revenue: -500 }
const visits = { visitors: 50, views: 200, visits: 80, onePage: 20 }

test('each figure follows from its definition, and has one', () => {
  const all = Object.fromEntries(
    figureNames.map((name) => [name, figureOf(name, { visits, sales })]),
  )
  expect(all).toEqual({
    ...{ visitors: 50, views: 200, visits: 80, bounce: 0.4 },
    ...{ orders: 3, revenue: -500, conversion: 0.025, average: 15_000.5 },
  })
  for (const name of figureNames) expect(en.figures[name].definition).toMatch(/\.$/)
  expect(Object.keys(en.figures)).toEqual(figureNames)
})

test('what nobody knows is no zero, and of nothing there is no average', () => {
  const none = sumSales([])
  const unknown = figureNames.filter(
    (name) => figureOf(name, { visits: null, sales: none }) === null,
  )
  expect(unknown).toEqual(['visitors', 'views', 'visits', 'bounce', 'conversion', 'average'])
  expect(sumSales([sales, sales])).toEqual({
    ...{ orders: 6, inShop: 4, priced: 4, total: 60_002, revenue: -1000 },
  })
})

test('the reading that is furthest behind says how far the journal knows', () => {
  expect(readingOf([])).toEqual({ state: 'never' })
  expect(
    readingOf([
      { complete: true, readAt: 9 },
      { complete: true, readAt: 5 },
    ]),
  ).toEqual({
    ...{ state: 'read', at: 5 },
  })
  expect(
    readingOf([
      { complete: true, readAt: 9 },
      { complete: false, readAt: 9 },
    ]),
  ).toEqual({
    state: 'partly',
  })
})

const day = fc.integer({ min: 0, max: 20_000 }).map((n) => addDays('2015-01-01', n))

test('whatever an address says, the period is one that can be looked at', () => {
  const word = fc.oneof(day, fc.constantFrom('7d', 'today', '12m', '', '2026-02-30'), fc.string())
  const query = fc.record({ period: word, from: word, to: word }, { requiredKeys: [] })
  fc.assert(
    fc.property(query, day, (asked, today) => {
      const { period, before, step, name } = readPeriod(asked, today)
      for (const each of [period.from, period.to, before.from, before.to])
        expect(isDate(each)).toBe(true)
      const days = daysBetween(period.from, period.to) + 1
      expect(days).toBeGreaterThan(0)
      expect(days).toBeLessThanOrEqual(731)
      expect(period.to <= today).toBe(true)
      expect(daysBetween(before.from, before.to) + 1).toBe(days)
      expect(addDays(before.to, 1)).toBe(period.from)
      expect(step === 'hour').toBe(days === 1)
      // The page that a link leads to shows the same.
      const again = readLook(
        queryOf({ chosen: { name, period, before, step }, filters: {} }) as never,
        today,
      )
      expect(again.chosen).toEqual({ name, period, before, step })
    }),
  )
})

test('filters are read from the address, set and removed, and nothing else is taken for one', () => {
  const look = readLook(
    { country: 'NL', page: '/products/a', visitor: 'x', channel: '' },
    '2026-11-26',
  )
  expect(look.filters).toEqual({ country: 'NL', page: '/products/a' })
  expect(withFilter(look, 'channel', 'search')).toMatchObject({ country: 'NL', channel: 'search' })
  expect(withFilter(look, 'country').country).toBeUndefined()
  expect(readLook({ page: 'a\nb', source: 'x'.repeat(201) }, '2026-11-26').filters).toEqual({})
})

test('a week has the name of ISO 8601, and its name leads back to it', () => {
  expect(nameOfWeek({ from: '2026-11-23', to: '2026-11-29' })).toBe('2026-W48')
  expect(nameOfWeek({ from: '2026-12-28', to: '2027-01-03' })).toBe('2026-W53')
  expect(nameOfWeek({ from: '2024-12-30', to: '2025-01-05' })).toBe('2025-W01')
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 3000 }), (n) => {
      const from = addDays('2020-01-06', 7 * n)
      const week = { from, to: addDays(from, 6) }
      expect(weekOf(nameOfWeek(week))).toEqual(week)
    }),
  )
  for (const none of ['2026-W54', '2026-W00', '2025-W53', '2026-48', 'x'])
    expect(weekOf(none)).toBeNull()
})

test('the mail of a week is due on Monday morning, once Sunday is known or at eleven', () => {
  const week = { from: '2026-11-23', to: '2026-11-29' }
  const at = (time: string, known = true) => weekDue({ date: '2026-11-30', time }, known)
  expect(at('06:59')).toBeNull()
  expect(at('07:00')).toEqual(week)
  expect(at('10:59', false)).toBeNull()
  expect(at('11:00', false)).toEqual(week)
  expect(at('12:00')).toBeNull()
  for (const date of ['2026-11-29', '2026-12-02', '2026-12-06'])
    expect(weekDue({ date, time: '08:00' }, true)).toBeNull()
})

test('a mail that the clock missed on Monday is due on Tuesday morning', () => {
  const at = (time: string) => weekDue({ date: '2026-12-01', time }, false)
  expect(at('06:59')).toBeNull()
  expect(at('07:00')).toEqual({ from: '2026-11-23', to: '2026-11-29' })
  expect(at('12:00')).toBeNull()
})

test('what grew and fell most is said, what came and went too, and chance is not', () => {
  const now = [
    { key: 'a', times: 100 },
    { key: 'b', times: 50 },
    { key: 'new', times: 9 },
    { key: 'c', times: 12 },
  ]
  const before = [
    { key: 'a', times: 60 },
    { key: 'b', times: 54 },
    { key: 'gone', times: 30 },
    { key: 'c', times: 17 },
  ]
  expect(moversOf(now, before, 3)).toEqual({
    grew: [
      { key: 'a', times: 100, before: 60 },
      { key: 'new', times: 9, before: 0 },
    ],
    fell: [
      { key: 'gone', times: 0, before: 30 },
      { key: 'c', times: 12, before: 17 },
    ],
  })
  expect(moversOf(now, before, 1).grew).toHaveLength(1)
})

test('a note stands at its day, at the first hour of it, and in its month with the day', () => {
  const notes = [
    { id: '1', day: '2026-11-03', text: 'Fair' },
    { id: '2', day: '2026-11-03', text: 'Letter' },
  ]
  const sayDay = () => '3 Nov'
  expect(notesAt(notes, 'day', sayDay)('2026-11-03')).toEqual(['Fair', 'Letter'])
  expect(notesAt(notes, 'day', sayDay)('2026-11-04')).toEqual([])
  expect(notesAt(notes, 'hour', sayDay)('2026-11-03T00')).toEqual(['Fair', 'Letter'])
  expect(notesAt(notes, 'hour', sayDay)('2026-11-03T01')).toEqual([])
  expect(notesAt(notes, 'month', sayDay)('2026-11')).toEqual(['3 Nov: Fair', '3 Nov: Letter'])
})
