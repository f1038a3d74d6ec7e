import type { Period } from '../analytics/figures.ts'
import { daysIn, hourStarts, monthOf, stepsOf } from '../analytics/period-rules.ts'
import { addDays, type CalendarDate, startOfDay } from '../platform/calendar-date.ts'
import type { Seconds } from '../platform/clock.ts'
import type { Chosen } from './period.ts'

/** A step of a chart, from its first moment up to that of the next. */
export type Moments = { at: string; from: Seconds; until: Seconds }

/** The day or the month that a day is a step of, or in. */
export const stepOf = (day: CalendarDate, step: Chosen['step']): string =>
  step === 'month' ? monthOf(day) : day

/**
 * The steps of a period in the shop's time zone, without a gap: `2026-12-01T09`, `2026-12-01` or
 * `2026-12`. The hour that clocks show twice in autumn is one step of two hours; months begin and
 * end with the period.
 */
export function momentsOf(period: Period, step: Chosen['step'], timeZone: string): Moments[] {
  const end = startOfDay(addDays(period.to, 1), timeZone)
  const starts =
    step === 'hour'
      ? daysIn(period).flatMap((day) => hourStarts(day, timeZone))
      : stepsOf(period, step, timeZone).map((at, n) => {
          const first = n === 0 ? period.from : step === 'month' ? `${at}-01` : at
          return { at, from: startOfDay(first, timeZone) }
        })
  return starts.map((each, n) => ({ ...each, until: starts[n + 1]?.from ?? end }))
}
