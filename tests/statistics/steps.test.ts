import fc from 'fast-check'
import { expect, test } from 'vitest'
import { stepsOf } from '../../src/analytics/period-rules.ts'
import { addDays, startOfDay } from '../../src/platform/calendar-date.ts'
import { readPeriod } from '../../src/statistics/period.ts'
import { momentsOf } from '../../src/statistics/steps.ts'

const amsterdam = 'Europe/Amsterdam'
const hoursIn = (day: string, timeZone = amsterdam) =>
  momentsOf({ from: day, to: day }, 'hour', timeZone)

test('an autumn day has one step for the hour that comes twice, a spring day none for the lost one', () => {
  const autumn = hoursIn('2026-10-25')
  expect(autumn).toHaveLength(24)
  expect(autumn.map(({ from, until }) => (until - from) / 3600)).toEqual([
    ...[1, 1, 2],
    ...Array.from({ length: 21 }, () => 1),
  ])
  const spring = hoursIn('2026-03-29')
  expect(spring.map(({ at }) => at.slice(11))).not.toContain('02')
  expect(spring).toHaveLength(23)
  expect(
    hoursIn('2026-04-05', 'Australia/Lord_Howe').map(({ from, until }) => until - from),
  ).toContain(5400)
  expect(hoursIn('2026-11-26', 'Asia/Kathmandu')[0]?.from).toBe(
    Date.parse('2026-11-25T18:15Z') / 1000,
  )
})

test('days and months begin at the midnight of the shop, and with the period', () => {
  const [first, second] = momentsOf({ from: '2026-03-28', to: '2026-03-29' }, 'day', amsterdam)
  expect([first?.from, first?.until]).toEqual([
    Date.parse('2026-03-28T00:00+01:00') / 1000,
    Date.parse('2026-03-29T00:00+01:00') / 1000,
  ])
  expect(second?.until).toBe(Date.parse('2026-03-30T00:00+02:00') / 1000)
  const months = momentsOf({ from: '2026-01-15', to: '2026-03-10' }, 'month', amsterdam)
  expect(months.map(({ at }) => at)).toEqual(['2026-01', '2026-02', '2026-03'])
  expect(months[0]?.from).toBe(Date.parse('2026-01-15T00:00+01:00') / 1000)
  expect(months[2]?.until).toBe(Date.parse('2026-03-11T00:00+01:00') / 1000)
})

test('in every time zone the steps follow each other without a gap, and are those of the visits', () => {
  const zones = [
    'Europe/Amsterdam',
    'America/New_York',
    'Asia/Kathmandu',
    'Australia/Lord_Howe',
    'America/Sao_Paulo',
    'UTC',
  ]
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 4000 }),
      fc.constantFrom(1, 2, 30, 92, 93, 365),
      fc.constantFrom(...zones),
      (n, days, timeZone) => {
        const from = addDays('2018-01-01', n)
        const { period, step } = readPeriod({ from, to: addDays(from, days - 1) }, '2035-01-01')
        const steps = momentsOf(period, step, timeZone)
        expect(steps.map(({ at }) => at)).toEqual(stepsOf(period, step, timeZone))
        expect(steps[0]?.from).toBe(startOfDay(period.from, timeZone))
        expect(steps.at(-1)?.until).toBe(startOfDay(addDays(period.to, 1), timeZone))
        for (const [at, { from, until }] of steps.entries()) {
          expect(until).toBeGreaterThan(from)
          if (at > 0) expect(from).toBe(steps[at - 1]?.until)
        }
      },
    ),
    { numRuns: 40 },
  )
})
