import { addDays, type CalendarDate } from './calendar-date.ts'
import table from './holidays.json' with { type: 'json' }

/** Weekdays off in a country. Written by `npm run generate:holidays`, from the data of date-holidays. */
export type CountryHolidays = {
  /** `12-25`: every year. */
  yearly?: string[]
  /** Days after Easter Sunday; before it, where negative. */
  easter?: number[]
  /** The same from the Easter of the orthodox churches. */
  orthodox?: number[]
  /** All others, each with its year. */
  once?: CalendarDate[]
}

export type HolidayTable = {
  /** First and last year of the table. */
  from: number
  to: number
  /** Easter Sunday of each of these years. */
  easter: CalendarDate[]
  orthodox: CalendarDate[]
  countries: Record<string, CountryHolidays>
}

const { from, easter, orthodox, countries }: HolidayTable = table

/**
 * Whether a weekday is a public holiday in all of a country (ISO 3166 code). Beyond the years of the table only holidays with a
 * fixed date are known; of a country that is not in it, none.
 */
export function isHoliday(country: string, date: CalendarDate): boolean {
  const known = countries[country]
  if (!known) return false
  const year = Number(date.slice(0, 4)) - from
  const isAfter = (sunday: CalendarDate | undefined, distances: number[] = []) =>
    sunday !== undefined && distances.some((days) => addDays(sunday, days) === date)
  return Boolean(
    known.yearly?.includes(date.slice(5)) ||
      known.once?.includes(date) ||
      isAfter(easter[year], known.easter) ||
      isAfter(orthodox[year], known.orthodox),
  )
}
