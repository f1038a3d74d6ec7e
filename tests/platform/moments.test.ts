import fc from 'fast-check'
import { expect, test } from 'vitest'
import { momentsAt, wallClock } from '../../src/platform/calendar-date.ts'

const at = (text: string) => Date.parse(text) / 1000
const amsterdam = (date: string, time: string) => momentsAt(date, time, 'Europe/Amsterdam')

test('a time of the shop is a moment, in summer and in winter', () => {
  expect(amsterdam('2026-12-01', '09:30')).toEqual([at('2026-12-01T08:30Z')])
  expect(amsterdam('2026-07-01', '09:30')).toEqual([at('2026-07-01T07:30Z')])
})

test('a time that clocks skip is no moment, and one that they show twice is two', () => {
  expect(amsterdam('2026-03-29', '02:30')).toEqual([])
  expect(amsterdam('2026-03-29', '01:59')).toEqual([at('2026-03-29T00:59Z')])
  expect(amsterdam('2026-03-29', '03:00')).toEqual([at('2026-03-29T01:00Z')])
  expect(amsterdam('2026-10-25', '02:30')).toEqual([
    at('2026-10-25T00:30Z'),
    at('2026-10-25T01:30Z'),
  ])
  expect(amsterdam('2026-10-25', '03:00')).toEqual([at('2026-10-25T02:00Z')])
})

test('what is no day or no time is no moment', () => {
  expect(amsterdam('2026-02-30', '09:00')).toEqual([])
  expect(amsterdam('2026-02-28', '25:00')).toEqual([])
  expect(amsterdam('', '')).toEqual([])
})

test('every moment is found by what clocks show at it, wherever they hang', () => {
  const zones = fc.constantFrom(
    ...['Europe/Amsterdam', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'UTC'],
    ...['America/St_Johns', 'Pacific/Chatham', 'Africa/Casablanca'],
  )
  const minute = fc.integer({ min: at('2024-01-01') / 60, max: at('2030-01-01') / 60 })
  fc.assert(
    fc.property(zones, minute, (zone, minutes) => {
      const shown = wallClock(minutes * 60, zone)
      const found = momentsAt(shown.date, shown.time, zone)
      expect(found).toContain(minutes * 60)
      for (const moment of found) expect(wallClock(moment, zone)).toEqual(shown)
    }),
    { numRuns: 2000 },
  )
})
