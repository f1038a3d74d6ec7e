import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  anniversariesFrom,
  anniversaryMailAt,
  dateIn,
  dayOfYear,
  mailTime,
  replatingDate,
} from '../../../src/aftercare/reminders/rules.ts'
import { addDays, daysBetween, wallClock } from '../../../src/platform/calendar-date.ts'

const zones = [
  ...['Europe/Dublin', 'Europe/Berlin', 'America/St_Johns', 'America/Santiago', 'Africa/Cairo'],
  ...['Australia/Lord_Howe', 'Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Asia/Kathmandu', 'UTC'],
]
const anyZone = fc.constantFrom(...zones)
const anyDate = fc.integer({ min: 0, max: 74 * 365 }).map((days) => addDays('2026-01-01', days))
const anyDay = fc.integer({ min: 0, max: 365 }).map((days) => addDays('2000-01-01', days).slice(5))

describe('whatever day, on whatever date it is asked for', () => {
  test('the next anniversary is on that day, and its mail comes within a year', () =>
    fc.assert(
      fc.property(anyDate, anyDay, anyZone, (today, day, zone) => {
        const { near, next } = anniversariesFrom(today, day)
        const mail = anniversaryMailAt(next, today, zone)
        const shown = wallClock(mail ?? 0, zone)
        expect(shown.date > today).toBe(true)
        expect(daysBetween(today, shown.date)).toBeLessThanOrEqual(366)
        expect(daysBetween(shown.date, next)).toBe(14)
        expect(shown.time).toBe('09:00')
        for (const date of near ? [near, next] : [next])
          if (day !== '02-29') expect(date.slice(5)).toBe(day)
          else expect(addDays(date, 1).slice(5)).toBe('03-01')
        if (near) expect(daysBetween(today, near)).toBeGreaterThanOrEqual(0)
        if (near) expect(daysBetween(today, near)).toBeLessThanOrEqual(14)
      }),
    ))

  test('it is reminded of once each year, five times and no more', () =>
    fc.assert(
      fc.property(anyDate, anyDay, anyZone, (asked, day, zone) => {
        const years: string[] = []
        let at = anniversaryMailAt(anniversariesFrom(asked, day).next, asked, zone)
        while (at !== null) {
          const { near, next } = anniversariesFrom(wallClock(at, zone).date, day)
          expect(near).not.toBeNull()
          years.push(near?.slice(0, 4) ?? '')
          const then = anniversaryMailAt(next, asked, zone)
          expect(then === null || then > at).toBe(true)
          at = then
        }
        expect(years).toHaveLength(5)
        expect(years.map((year) => Number(year) - Number(years[0]))).toEqual([0, 1, 2, 3, 4])
      }),
    ))
})

test('29 February is the 28th in years that have none', () => {
  expect([2027, 2028, 2100, 2400].map((year) => dateIn(year, '02-29'))).toEqual([
    '2027-02-28',
    '2028-02-29',
    '2100-02-28',
    '2400-02-29',
  ])
  expect(anniversariesFrom('2027-02-28', '02-29')).toEqual({
    near: '2027-02-28',
    next: '2028-02-29',
  })
  expect(anniversariesFrom('2027-03-01', '02-29').next).toBe('2028-02-29')
  expect(anniversariesFrom('2028-02-29', '02-29').near).toBe('2028-02-29')
})

test('on the last day of a year and the first of the next, the year is the right one', () => {
  expect(anniversariesFrom('2026-12-31', '01-01')).toEqual({
    near: '2027-01-01',
    next: '2028-01-01',
  })
  expect(anniversariesFrom('2026-12-17', '01-01')).toEqual({ near: null, next: '2027-01-01' })
  expect(anniversariesFrom('2027-01-01', '12-31').next).toBe('2027-12-31')
})

test('mails go at nine by the shop’s clocks, in summer and in winter, and on the days they change', () => {
  const at = (date: string) => new Date(mailTime(date, 'Europe/Berlin') * 1000).toISOString()
  expect(at('2026-12-01')).toBe('2026-12-01T08:00:00.000Z')
  expect(at('2027-07-01')).toBe('2027-07-01T07:00:00.000Z')
  expect(at('2027-03-28')).toBe('2027-03-28T07:00:00.000Z')
  expect(at('2027-10-31')).toBe('2027-10-31T08:00:00.000Z')
})

test('what was bought on 29 February is replated a year later, on the 28th', () => {
  expect(replatingDate('2028-02-29')).toBe('2029-02-28')
  expect(replatingDate('2026-11-27')).toBe('2027-11-27')
})

test('only days that are in a calendar can be chosen', () => {
  expect([dayOfYear(2, 29), dayOfYear(12, 31), dayOfYear(1, 1)]).toEqual([
    '02-29',
    '12-31',
    '01-01',
  ])
  for (const [month, day] of [
    [2, 30],
    [4, 31],
    [13, 1],
    [0, 1],
    [1, 0],
    [1, 32],
  ] as const)
    expect(dayOfYear(month, day)).toBeNull()
})
