import { addDays, type CalendarDate, daysBetween } from '../../platform/calendar-date.ts'
import table from '../holidays.json' with { type: 'json' }

/** What `npm run generate:holidays` writes, from the data of date-holidays. */
export type HolidayTable = {
  /** First and last year of the table. */
  from: number
  to: number
  /** Easter Sunday of each of these years, and that of the orthodox churches. */
  easter: CalendarDate[]
  orthodox: CalendarDate[]
  /**
   * Weekdays off by country (ISO 3166), by any of the names that `namesOf` gives a day, divided by
   * spaces.
   */
  countries: Record<string, string>
}

const { from, easter, orthodox, countries }: HolidayTable = table

/**
 * Whether a weekday is a public holiday in all of a country (ISO 3166 code). Beyond the years of
 * the table only holidays that the calendar tells are known, not those that follow Easter or the
 * moon; of a country that is not in it, none.
 */
export function isHoliday(country: string, date: CalendarDate): boolean {
  const known = countries[country]?.split(' ')
  const year = Number(date.slice(0, 4)) - from
  return Boolean(
    known && namesOf(date, easter[year], orthodox[year]).some((name) => known.includes(name)),
  )
}

/**
 * The names under which a day can be in the table: `20270322` once, `1225` every year, `05n11` and
 * `05l1` the first and the last Monday in May, `e-2` two days before Easter, `o1` the day after the
 * orthodox one.
 */
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
