import { addDays, type CalendarDate, daysBetween } from '../platform/calendar-date.ts'

/** Seven days, from Monday on. */
type Week = { from: CalendarDate; to: CalendarDate }

/** When the mail of a week may go, as clocks in the shop's time zone show it. */
const MORNING = { from: '07:00', until: '12:00' }

/** From then on, on Monday, it goes although the totals of Sunday are not written yet. */
const AT_LAST = '11:00'

/**
 * The week of which a mail is due: on a Monday morning the one that is over, and once more on Tuesday,
 * in case the clock did not run. Null at other times.
 *
 * @param clock of the shop's time zone
 * @param isSundayKnown whether the totals of its last day are there, or will never be
 */
export function weekDue(
  { date, time }: { date: CalendarDate; time: string },
  isSundayKnown: boolean,
): Week | null {
  const weekday = weekdayOf(date)
  if (weekday > 2 || time < MORNING.from || time >= MORNING.until) return null
  if (!isSundayKnown && weekday === 1 && time < AT_LAST) return null
  const sunday = addDays(date, -weekday)
  return { from: addDays(sunday, -6), to: sunday }
}

/** The name of a week by ISO 8601, `2026-W48`: the year is the one that its Thursday is in. */
export function nameOfWeek({ from }: Week): string {
  const thursday = addDays(from, 3)
  const year = thursday.slice(0, 4)
  const week = Math.floor(daysBetween(`${year}-01-01`, thursday) / 7) + 1
  return `${year}-W${String(week).padStart(2, '0')}`
}

/** The days of a week by its name; null if there is no such week. */
export function weekOf(name: string): Week | null {
  const [, year, number] = /^(20\d\d)-W(\d\d)$/.exec(name) ?? []
  if (!year || !number) return null
  // The fourth of January is always in the first week.
  const fourth = `${year}-01-04`
  const first = addDays(fourth, 1 - weekdayOf(fourth))
  const from = addDays(first, (Number(number) - 1) * 7)
  const week = { from, to: addDays(from, 6) }
  return nameOfWeek(week) === name ? week : null
}

/** 1 is Monday, 7 is Sunday. */
const weekdayOf = (day: CalendarDate) => new Date(day).getUTCDay() || 7
