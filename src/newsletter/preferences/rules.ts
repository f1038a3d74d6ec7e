import { type CalendarDate, startOfDay, wallClock } from '../../platform/calendar-date.ts'
import type { Seconds } from '../../platform/clock.ts'

/** For how many months a subscriber can pause. */
export const PAUSES = [1, 3, 6] as const

/**
 * When a pause ends that begins now: at the start of the same day so many months later, or of that
 * month's last day.
 */
export function pauseEnd(at: Seconds, months: number, timeZone: string): Seconds {
  return startOfDay(monthsLater(wallClock(at, timeZone).date, months), timeZone)
}

function monthsLater(date: CalendarDate, months: number): CalendarDate {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  const later = Date.UTC(year, month - 1 + months, Math.min(day, last))
  return new Date(later).toISOString().slice(0, 10)
}

/** An address of which its owner knows the rest: `a•••@example.com`. */
export const maskEmail = (email: string): string => email.replace(/^(.).*(?=@)/u, '$1•••')
