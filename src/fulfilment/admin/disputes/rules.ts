import { type CalendarDate, daysBetween, wallClock } from '../../../platform/calendar-date.ts'
import type { Seconds } from '../../../platform/clock.ts'

/** From so many days before on, an answer that is due is red. */
const PRESSING_DAYS = 3

/**
 * The day on which a time falls in the shop's time zone, how many days there are until then, 0 on
 * the day itself and negative after it, and whether that is pressing.
 */
export function daysLeft(due: Seconds, today: CalendarDate, timeZone: string) {
  const day = wallClock(due, timeZone).date
  const left = daysBetween(today, day)
  return { day, left, pressing: left <= PRESSING_DAYS }
}
