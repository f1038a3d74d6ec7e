import {
  addDays,
  type CalendarDate,
  daysBetween,
  startOfDay,
  wallClock,
} from '../platform/calendar-date.ts'
import { minutes, type Seconds } from '../platform/clock.ts'
import type { Period } from './figures.ts'

/**
 * Days for which the engine has its points, today included. It keeps them for three months.
 * @internal
 */
export const RETAINED_DAYS = 90

/** The first day of which the engine has all points. */
export const firstRetained = (today: CalendarDate): CalendarDate =>
  addDays(today, 1 - RETAINED_DAYS)

/** Every day of a period, none if it ends before it begins. */
export function daysIn({ from, to }: Period): CalendarDate[] {
  const days = Math.max(0, daysBetween(from, to) + 1)
  return Array.from({ length: days }, (_, n) => addDays(from, n))
}

/** `2026-12` of `2026-12-01`. */
export const monthOf = (day: CalendarDate): string => day.slice(0, 7)

/** The last day of a month, `2026-12`. */
export const lastDayOf = (month: string): CalendarDate =>
  addDays(monthOf(addDays(`${month}-28`, 4)).concat('-01'), -1)

/** The month that is so many months earlier: 1 before `2026-01` is `2025-12`. */
export function monthsBefore(month: string, months: number): string {
  const date = new Date(`${month}-01`)
  date.setUTCMonth(date.getUTCMonth() - months)
  return date.toISOString().slice(0, 7)
}

/** The months of which a period has every day, and its days outside of them. */
export function splitPeriod(period: Period): { months: string[]; days: CalendarDate[] } {
  const days = daysIn(period)
  const months = new Set(
    days
      .map(monthOf)
      .filter((month) => `${month}-01` >= period.from && lastDayOf(month) <= period.to),
  )
  return { months: [...months], days: days.filter((day) => !months.has(monthOf(day))) }
}

/**
 * The steps of a period: its days, its months, or the hours of its days as clocks in the shop's time
 * zone show them. The hour that clocks show twice in autumn is one step.
 */
export function stepsOf(
  period: Period,
  step: 'hour' | 'day' | 'month',
  timeZone: string,
): string[] {
  const days = daysIn(period)
  if (step === 'day') return days
  if (step === 'month') return [...new Set(days.map(monthOf))]
  return days.flatMap((day) => hourStarts(day, timeZone).map(({ at }) => at))
}

/** The hours of a day as clocks in a time zone show them, `2026-12-01T09`, and when each begins. */
export function hourStarts(day: CalendarDate, timeZone: string): { at: string; from: Seconds }[] {
  const end = startOfDay(addDays(day, 1), timeZone)
  const starts = new Map<string, Seconds>()
  // By half hours: some clocks are set by no more (Lord Howe Island).
  for (let from = startOfDay(day, timeZone); from < end; from += minutes(30)) {
    const at = `${day}T${wallClock(from, timeZone).time.slice(0, 2)}`
    if (!starts.has(at)) starts.set(at, from)
  }
  return [...starts].map(([at, from]) => ({ at, from }))
}

/** The seconds from the first, included, to the second, left out. */
export type Span = [from: Seconds, to: Seconds]

/** When these days were, ascending: days that follow each other are one span. */
export function spansOf(days: CalendarDate[], timeZone: string): Span[] {
  const runs: Period[] = []
  for (const day of days) {
    const last = runs.at(-1)
    if (last && addDays(last.to, 1) === day) last.to = day
    else runs.push({ from: day, to: day })
  }
  return runs.map(({ from, to }) => [
    startOfDay(from, timeZone),
    startOfDay(addDays(to, 1), timeZone),
  ])
}
