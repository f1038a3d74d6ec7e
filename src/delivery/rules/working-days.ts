import { addDays, type CalendarDate } from '../../platform/calendar-date.ts'

/** Whether a day is not a working day. */
export type IsOff = (date: CalendarDate) => boolean

/** The first working day on or after `date`, plus `days` working days. Never a day off. */
export function addWorkingDays(date: CalendarDate, days: number, isOff: IsOff): CalendarDate {
  let day = workingDay(date, isOff)
  for (let left = days; left > 0; left--) day = workingDay(addDays(day, 1), isOff)
  return day
}

/**
 * The number of working days between two dates, the inverse of `addWorkingDays`; 0 if `to` is not
 * later.
 */
export function workingDaysBetween(from: CalendarDate, to: CalendarDate, isOff: IsOff): number {
  let count = 0
  for (let day = workingDay(from, isOff); day < to; day = workingDay(addDays(day, 1), isOff))
    count++
  return count
}

function workingDay(date: CalendarDate, isOff: IsOff): CalendarDate {
  let day = date
  while (isOff(day)) day = addDays(day, 1)
  return day
}
