import type { Period } from '../analytics/figures.ts'
import {
  addDays,
  type CalendarDate,
  daysBetween,
  startOfDay,
  wallClock,
} from '../platform/calendar-date.ts'
import { hours, type Seconds } from '../platform/clock.ts'
import type { Chosen } from './period.ts'

/** A step of a chart, from its first moment up to that of the next. */
export type Moments = { at: string; from: Seconds; until: Seconds }

/** The days of a period. */
export const daysIn = ({ from, to }: Period): CalendarDate[] =>
  Array.from({ length: daysBetween(from, to) + 1 }, (_, n) => addDays(from, n))

/** The step in which a day is; a day has its hours by itself. */
export const stepOf = (day: CalendarDate, step: Chosen['step']): string =>
  step === 'month' ? day.slice(0, 7) : day

/**
 * The steps of a period in the shop's time zone, without a gap: `2026-12-01T09`, `2026-12-01` or
 * `2026-12`. The hour that the change of clocks leaves out has no moment, and the one that comes
 * twice is as long as two. Months begin and end with the period.
 */
export function momentsOf(period: Period, step: Chosen['step'], timeZone: string): Moments[] {
  const days = daysIn(period)
  if (step === 'hour') return days.flatMap((day) => hoursOf(day, timeZone))
  const firsts = days.filter(
    (day, n) => n === 0 || stepOf(day, step) !== stepOf(days[n - 1] ?? '', step),
  )
  return firsts.map((first, n) => ({
    at: stepOf(first, step),
    from: startOfDay(first, timeZone),
    until: startOfDay(firsts[n + 1] ?? addDays(period.to, 1), timeZone),
  }))
}

function hoursOf(day: CalendarDate, timeZone: string): Moments[] {
  const end = startOfDay(addDays(day, 1), timeZone)
  let next = startOfDay(day, timeZone)
  return Array.from({ length: 24 }, (_, n) => {
    const hour = String(n).padStart(2, '0')
    const from = next
    // A clock may be moved by half an hour.
    while (next < end && wallClock(next, timeZone).time.startsWith(hour)) next += hours(1) / 2
    return { at: `${day}T${hour}`, from, until: next }
  })
}
