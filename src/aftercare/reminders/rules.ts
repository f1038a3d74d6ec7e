import { addDays, type CalendarDate, momentsAt, startOfDay } from '../../platform/calendar-date.ts'
import { hours, type Seconds } from '../../platform/clock.ts'

export const reminderKinds = ['anniversary', 'replating'] as const
export type ReminderKind = (typeof reminderKinds)[number]

/**
 * - `runs`
 * - `done`: its last mail was put into the outbox
 * - `ended`: by who asked for it, or by a link of its mails
 * - `refunded`: with its order
 */
export type ReminderState = 'runs' | 'done' | 'ended' | 'refunded'

/**
 * How many reminders of an order may run, and how many are kept of it: the trigger
 * `reminders_of_order` keeps both.
 * @internal
 */
export const limits = { running: 4, ever: 20 }

/** Days before an anniversary on which its mail goes: a piece can still be made for it. */
const AHEAD_DAYS = 14
/** Years after which an anniversary is not reminded of any more. */
const MOST_YEARS = 5
/** When mails go, by the shop's clocks. */
const TIME = '09:00'

/** A day of every year, `12-01`. */
export type DayOfYear = string

/** What may be chosen, 29 February included; null when there is no such day. */
export function dayOfYear(month: number, day: number): DayOfYear | null {
  const leap = new Date(Date.UTC(2000, month - 1, day))
  const isThere = leap.getUTCMonth() === month - 1 && leap.getUTCDate() === day
  return isThere && leap.getUTCFullYear() === 2000 ? leap.toISOString().slice(5, 10) : null
}

const yearOf = (date: CalendarDate): number => Number(date.slice(0, 4))

/**
 * The date of a day in a year: of 29 February the 28th, where there is no other.
 * @internal
 */
export function dateIn(year: number, day: DayOfYear): CalendarDate {
  const date = `${String(year).padStart(4, '0')}-${day}`
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return day === '02-29' && !isLeap ? `${date.slice(0, 8)}28` : date
}

const mailDate = (anniversary: CalendarDate): CalendarDate => addDays(anniversary, -AHEAD_DAYS)

/**
 * The anniversary that a mail is for today, if its days have begun and it has not passed, and the one
 * after that.
 */
export function anniversariesFrom(
  today: CalendarDate,
  day: DayOfYear,
): { near: CalendarDate | null; next: CalendarDate } {
  const year = yearOf(today)
  const coming = dateIn(year, day) >= today ? year : year + 1
  const date = dateIn(coming, day)
  if (today < mailDate(date)) return { near: null, next: date }
  return { near: date, next: dateIn(coming + 1, day) }
}

/** When a mail goes on a date: at nine by the clocks there. */
export const mailTime = (date: CalendarDate, timeZone: string): Seconds =>
  momentsAt(date, TIME, timeZone)[0] ?? startOfDay(date, timeZone) + hours(9)

/**
 * When the mail for an anniversary goes; null when it would be more than five years after it was
 * asked for.
 *
 * @param asked the date on which it was
 */
export function anniversaryMailAt(
  anniversary: CalendarDate,
  asked: CalendarDate,
  timeZone: string,
): Seconds | null {
  const date = mailDate(anniversary)
  return date <= yearsAfter(asked, MOST_YEARS) ? mailTime(date, timeZone) : null
}

const yearsAfter = (date: CalendarDate, years: number): CalendarDate =>
  dateIn(yearOf(date) + years, date.slice(5))

/** The date of the mail about replating: a year after the purchase. */
export const replatingDate = (bought: CalendarDate): CalendarDate => yearsAfter(bought, 1)
