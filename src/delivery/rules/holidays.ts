import { addDays, type CalendarDate, daysBetween } from '../../platform/calendar-date.ts'
import table from '../holidays.json' with { type: 'json' }

/** Written by `npm run generate:holidays`, from the data of date-holidays. */
export type HolidayTable = {
  /** First and last year of the table. */
  from: number
  to: number
  /** Easter Sunday of each year, and Orthodox Easter Sunday. */
  easter: CalendarDate[]
  orthodox: CalendarDate[]
  /** Weekdays off by country (ISO 3166): names from `namesOf`, separated by spaces. */
  countries: Record<string, string>
}

const { from, easter, orthodox, countries }: HolidayTable = table

/**
 * Whether a weekday is a public holiday throughout a country (ISO 3166 code). Outside the years of
 * the table, it only knows holidays with a fixed rule, not those that depend on Easter or the moon;
 * for countries that are not in the table, none.
 */
export function isHoliday(country: string, date: CalendarDate): boolean {
  const known = countries[country]?.split(' ')
  const year = Number(date.slice(0, 4)) - from
  return Boolean(
    known && namesOf(date, easter[year], orthodox[year]).some((name) => known.includes(name)),
  )
}

/**
 * The names that a day can have in the table: `20270322` once, `1225` every year, `05n11` and
 * `05l1` the first and the last Monday in May, `e-2` two days before Easter, `o1` the day after
 * Orthodox Easter.
 */
// Stryker disable next-line StringLiteral: whatever is no date is NaN days away.
export function namesOf(date: CalendarDate, easter = '', orthodox = ''): string[] {
  const [year, month = '', day] = date.split('-')
  const weekday = new Date(date).getUTCDay()
  const isLast = addDays(date, 7).slice(5, 7) !== month
  return [
    month + day,
    `e${daysBetween(easter, date)}`,
    `o${daysBetween(orthodox, date)}`,
    `${month}n${Math.ceil(Number(day) / 7)}${weekday}`,
    isLast ? `${month}l${weekday}` : '',
    `${year}${month}${day}`,
  ]
}
