import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { isHoliday } from '../../src/delivery/rules/holidays.ts'
import { addWorkingDays, workingDaysBetween } from '../../src/delivery/rules/working-days.ts'
import { addDays, isWeekend, wallClock } from '../../src/platform/calendar-date.ts'
import { formatDate, formatDates, formatMoment } from '../../src/platform/format-date.ts'

const date = fc.integer({ min: 0, max: 2300 }).map((n) => addDays('2026-01-01', n))
const days = fc.nat(90)
const isOff = (day: string) => isWeekend(day) || isHoliday('NL', day)

test('a promised day is never a weekend or a holiday, and more work is never ready sooner', () => {
  fc.assert(
    fc.property(date, days, days, (from, a, b) => {
      const [few, many] = [Math.min(a, b), Math.max(a, b)]
      const sooner = addWorkingDays(from, few, isOff)
      const later = addWorkingDays(from, many, isOff)
      expect(isOff(sooner)).toBe(false)
      expect(sooner <= later).toBe(true)
      expect(sooner === later).toBe(few === many)
      expect(from <= sooner).toBe(true)
    }),
  )
})

test('working days are counted as they were added, and none is the day itself or the next working day', () => {
  fc.assert(
    fc.property(date, days, (from, n) => {
      expect(workingDaysBetween(from, addWorkingDays(from, n, isOff), isOff)).toBe(n)
      const first = addWorkingDays(from, 0, isOff)
      expect(isOff(from) || first === from).toBe(true)
      for (let day = from; day < first; day = addDays(day, 1)) expect(isOff(day)).toBe(true)
    }),
  )
})

test('a year has one day after the other, whatever clocks do in spring and autumn', () => {
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
  expect(addDays('2028-02-28', 1)).toBe('2028-02-29')
  expect(addDays('2027-03-27', 1)).toBe('2027-03-28')
  expect(addDays('2027-03-28', 1)).toBe('2027-03-29')
})

test.each([
  ['2027-03-28T00:59:59Z', 'Europe/Amsterdam', '2027-03-28', '01:59'],
  ['2027-03-28T01:00:00Z', 'Europe/Amsterdam', '2027-03-28', '03:00'],
  ['2027-10-31T23:30:00Z', 'Europe/Amsterdam', '2027-11-01', '00:30'],
  ['2026-12-31T23:30:00Z', 'Europe/Amsterdam', '2027-01-01', '00:30'],
  ['2027-01-01T00:30:00Z', 'America/New_York', '2026-12-31', '19:30'],
  ['2026-12-31T15:00:00Z', 'Asia/Tokyo', '2027-01-01', '00:00'],
])('at %s the clock in %s says %s %s', (at, zone, day, time) => {
  expect(wallClock(Date.parse(at) / 1000, zone)).toEqual({ date: day, time })
})

test('a clock is made once for each place, because that takes long', () => {
  const made = vi.spyOn(Intl, 'DateTimeFormat')
  for (const at of [0, 60, 120]) wallClock(at, 'Pacific/Honolulu')
  expect(made).toHaveBeenCalledTimes(1)
  made.mockRestore()
})

test.each([
  ['NL', '2027-04-27', 'King’s Day'],
  ['NL', '2031-05-22', 'Ascension'],
  ['FR', '2028-07-14', 'the national day'],
  ['GR', '2031-04-14', 'Easter Monday of the orthodox churches'],
  ['US', '2029-11-22', 'Thanksgiving'],
  ['GB', '2028-08-28', 'the summer bank holiday of England'],
  ['JP', '2031-02-24', 'the Monday after the emperor’s birthday on a Sunday'],
])('in %s %s is a holiday: %s', (country, day) => {
  expect(isHoliday(country, day)).toBe(true)
  expect(isHoliday(country, addDays(day, 1))).toBe(false)
})

test('beyond the table Christmas is still a holiday, and a country that is not in it has none', () => {
  expect(isHoliday('NL', '2050-12-26')).toBe(true)
  expect(isHoliday('NL', '2050-04-11')).toBe(false)
  expect(isHoliday('XX', '2027-12-25')).toBe(false)
})

test('dates are said in the language of the shop, and the same day everywhere', () => {
  const text = (parts: { text: string }[]) =>
    parts.map((part) => part.text.replace(/\s/g, ' ')).join('')
  expect(formatDate('2026-12-01', 'en-IE', true)).toBe('Tuesday 1 December 2026')
  expect(formatDate('2026-12-01', 'de-DE')).toBe('Dienstag, 1. Dezember')
  expect(text(formatDates('2026-12-03', '2026-12-07', 'en-IE'))).toBe('Thu 3 – Mon 7 December')
  expect(text(formatDates('2026-12-30', '2027-01-04', 'en-IE'))).toContain('2027')
  expect(text(formatDates('2026-12-03', '2026-12-03', 'en-IE'))).toBe('Thursday, 3 December')
  const moment = Date.parse('2027-07-01T22:30:00Z') / 1000
  expect(formatMoment(moment, 'en-IE', 'Europe/Amsterdam')).toMatch(
    /^2 Jul 2027, 00:30 (CEST|GMT\+2)$/,
  )
})

test('each end of a range knows its date, for the machines', () => {
  const parts = formatDates('2026-12-03', '2026-12-07', 'en-IE')
  expect(parts.map((part) => part.date).filter(Boolean)).toEqual(['2026-12-03', '2026-12-07'])
})
