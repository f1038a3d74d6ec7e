import type { Period } from '../analytics/figures.ts'
import { daysIn, monthOf, stepsOf } from '../analytics/period-rules.ts'
import { addDays, type CalendarDate, startOfDay, wallClock } from '../platform/calendar-date.ts'
import { minutes, type Seconds } from '../platform/clock.ts'
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
      ? hourStarts(period, timeZone)
      : stepsOf(period, step, timeZone).map((at, n) => {
          const first = n === 0 ? period.from : step === 'month' ? `${at}-01` : at
          return { at, from: startOfDay(first, timeZone) }
        })
  return starts.map((each, n) => ({ ...each, until: starts[n + 1]?.from ?? end }))
}

function hourStarts(period: Period, timeZone: string): Omit<Moments, 'until'>[] {
  const starts = new Map<string, Seconds>()
  for (const day of daysIn(period)) {
    const end = startOfDay(addDays(day, 1), timeZone)
    // By half hours: some clocks are set by no more.
    for (let at = startOfDay(day, timeZone); at < end; at += minutes(30)) {
      const name = `${day}T${wallClock(at, timeZone).time.slice(0, 2)}`
      if (!starts.has(name)) starts.set(name, at)
    }
  }
  return [...starts].map(([at, from]) => ({ at, from }))
}
