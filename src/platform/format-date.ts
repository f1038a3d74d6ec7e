import type { CalendarDate } from './calendar-date.ts'
import type { Seconds } from './clock.ts'

/**
 * A calendar date in words: `Tuesday 1 December`; `withYear` for text that is still read years
 * later.
 */
export function formatDate(date: CalendarDate, locale: string, withYear = false): string {
  return formatterOf(locale, { ...(withYear ? dayAndYear : day), weekday: 'long' }).format(
    Date.parse(date),
  )
}

/** A calendar date in little space: `Tue 1 Dec`. */
export function formatShortDate(date: CalendarDate, locale: string, withYear = false): string {
  return formatterOf(locale, {
    ...(withYear ? dayAndYear : day),
    ...({ weekday: 'short', month: 'short' } as const),
  }).format(Date.parse(date))
}

/** The month of a calendar date: `November 2026`. */
export const formatMonth = (date: CalendarDate, locale: string): string =>
  formatterOf(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(Date.parse(date))

/** A day of every year, written `12-01`: `1 December`. */
export const formatDayOfYear = (monthAndDay: string, locale: string): string =>
  // A leap year, which has every day.
  formatterOf(locale, day).format(Date.parse(`2000-${monthAndDay}`))

/** The twelve months by their names, as they stand alone. */
export const monthNames = (locale: string): string[] =>
  Array.from({ length: 12 }, (_, month) =>
    formatterOf(locale, { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2000, month)),
  )

/** Part of a date range, with the date it belongs to; null where both dates share it. */
export type RangePart = { text: string; date: CalendarDate | null }

/**
 * A range of calendar dates that says once what both share: `Thu 3 – Mon 7 December`. Two equal
 * dates are shown as one.
 */
export function formatDates(
  from: CalendarDate,
  to: CalendarDate,
  locale: string,
  withYear = false,
): RangePart[] {
  if (from === to) return [{ text: formatDate(from, locale, withYear), date: from }]
  const dates = { startRange: from, endRange: to, shared: null }
  const parts: RangePart[] = []
  for (const { source, value } of formatterOf(locale, {
    ...(withYear ? dayAndYear : day),
    weekday: 'short',
  }).formatRangeToParts(Date.parse(from), Date.parse(to))) {
    const date = dates[source]
    const last = parts.at(-1)
    if (last?.date === date) last.text += value
    else parts.push({ text: value, date })
  }
  return parts
}

/** A moment in a time zone, which is named: `1 Dec 2026, 09:05 CET`. */
export function formatMoment(at: Seconds, locale: string, timeZone: string): string {
  return formatterOf(locale, { ...moment, timeZone }).format(at * 1000)
}

/** A moment for the shop's own people, in its time zone, which they know: `1 Dec 2026, 09:05`. */
export function formatOwnMoment(at: Seconds, shop: { locale: string; time_zone: string }): string {
  const { timeZoneName, ...unnamed } = moment
  return formatterOf(shop.locale, { ...unnamed, timeZone: shop.time_zone }).format(at * 1000)
}

// A calendar date is the same day in every time zone.
const day: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'long', timeZone: 'UTC' }
const dayAndYear: Intl.DateTimeFormatOptions = { ...day, year: 'numeric' }
const moment: Intl.DateTimeFormatOptions = {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZoneName: 'short',
}

const formatters = new Map<string, Intl.DateTimeFormat>()

/** Cached: creating one takes longer than rendering the text around it. */
function formatterOf(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const name = `${locale} ${JSON.stringify(options)}`
  const known = formatters.get(name)
  if (known) return known
  const made = new Intl.DateTimeFormat(locale, options)
  formatters.set(name, made)
  return made
}
