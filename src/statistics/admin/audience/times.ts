import type { Row } from '../../../analytics/figures.ts'
import { addDays, type CalendarDate } from '../../../platform/calendar-date.ts'

/** `00` to `23`. */
export const hours = Array.from({ length: 24 }, (_, n) => String(n).padStart(2, '0'))

/** Monday to Sunday; 0 is Sunday. */
export const weekdays = [1, 2, 3, 4, 5, 6, 0]

const weekdayOf = (day: CalendarDate): number => new Date(day).getUTCDay()

/** Visitors of each hour of the day, those without any too. */
export const byHour = (rows: Row[]): { hour: string; visitors: number }[] =>
  hours.map((hour) => ({ hour, visitors: rows.find(({ key }) => key === hour)?.visitors ?? 0 }))

/** Visitors on an average day of each weekday that a period has. */
export function byWeekday(
  series: { at: string; visitors: number }[],
): { weekday: number; visitors: number }[] {
  return weekdays.flatMap((weekday) => {
    const days = series.filter(({ at }) => weekdayOf(at) === weekday)
    const visitors = days.reduce((sum, day) => sum + day.visitors, 0)
    return days.length > 0 ? [{ weekday, visitors: visitors / days.length }] : []
  })
}

export const weekdayName = (weekday: number, locale: string, length: 'long' | 'short'): string =>
  // 2026-11-01 was a Sunday.
  new Intl.DateTimeFormat(locale, { weekday: length, timeZone: 'UTC' }).format(
    Date.parse(addDays('2026-11-01', weekday)),
  )

export const hourName = (hour: string): string => `${hour}:00`
