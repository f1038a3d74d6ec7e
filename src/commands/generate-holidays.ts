import { writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import Holidays from 'date-holidays'
import { addDays, type CalendarDate, isWeekend } from '../platform/calendar-date.ts'
import type { CountryHolidays, HolidayTable } from '../platform/holidays.ts'
import { servedCountries } from './holidays/served-countries.ts'

/**
 * `npm run generate:holidays`: writes the public holidays of the countries that `wrangler.toml` names to
 * `src/platform/holidays.json`, for this year and the five after it, from the data of date-holidays. Run it once a year, after an
 * update of that package, and when the shop delivers to another country; commit the result.
 */
function main(): void {
  const file = 'src/platform/holidays.json'
  const year = new Date().getFullYear()
  const text = holidaysFile(servedCountries(), year, year + 5)
  writeFileSync(file, text)
  const [raw, gzip] = [Buffer.byteLength(text), gzipSync(text, { level: 9 }).length]
  console.log(`${file}: to the end of ${year + 5}, ${raw} bytes, ${gzip} gzipped`)
}

/** The whole file: one country a line, sorted, so that an update of the data reads well as a diff. */
export function holidaysFile(countries: string[], from: number, to: number): string {
  const years = Array.from({ length: to - from + 1 }, (_, n) => from + n)
  // Both Easters are Sundays that these countries name.
  const easter = years.map((year) => easterOf('FI', 'easter', year))
  const orthodox = years.map((year) => easterOf('GR', 'orthodox', year))
  const lines = [...new Set(countries)].sort().map((country) => {
    const days = years.flatMap((year) => daysOff(country, year))
    return `${JSON.stringify(country)}:${JSON.stringify(inShort(days, years, easter, orthodox))}`
  })
  const head = { from, to, easter, orthodox } satisfies Omit<HolidayTable, 'countries'>
  return `${JSON.stringify(head).slice(0, -1)},"countries":{\n${lines.join(',\n')}\n}}\n`
}

/** Where most parcels to a country go, whose holidays are not those of all its parts. */
const mostOf: Record<string, string> = { GB: 'ENG' }

/** Weekdays that are public holidays in a whole country, for a part of the day too. */
export function daysOff(country: string, year: number): CalendarDate[] {
  return new Holidays(country, mostOf[country] ?? '')
    .getHolidays(year, 'en')
    .filter(({ type }) => type === 'public')
    .flatMap(({ date, start, end }) => {
      const length = Math.max(1, Math.round((end.getTime() - start.getTime()) / 86_400_000))
      return Array.from({ length }, (_, n) => addDays(date.slice(0, 10), n))
    })
    .filter((date) => !isWeekend(date))
}

/**
 * The same days in few words: days of every year, days counted from Easter, and dates of what is left. A day counts as one of
 * every year when it is off in each year in which it is no weekend.
 */
function inShort(
  days: CalendarDate[],
  years: number[],
  easter: CalendarDate[],
  orthodox: CalendarDate[],
): CountryHolidays {
  const off = new Set(days)
  const always = (dates: CalendarDate[]) => dates.every((date) => off.has(date) || isWeekend(date))
  // From the Monday before Lent to Corpus Christi and the day after it.
  const distances = Array.from({ length: 110 }, (_, n) => n - 48)
  const after = (sundays: CalendarDate[]) =>
    distances.filter((n) => sundays.every((sunday) => off.has(addDays(sunday, n))))
  const yearly = [...new Set(days.map((date) => date.slice(5)))]
    .filter((day) => day !== '02-29' && always(years.map((year) => `${year}-${day}`)))
    .sort()
  const short = { yearly, easter: after(easter), orthodox: after(orthodox) }
  const covered = new Set([
    ...years.flatMap((year) => yearly.map((day) => `${year}-${day}`)),
    ...easter.flatMap((sunday) => short.easter.map((n) => addDays(sunday, n))),
    ...orthodox.flatMap((sunday) => short.orthodox.map((n) => addDays(sunday, n))),
  ])
  const once = [...off].filter((date) => !covered.has(date)).sort()
  return Object.fromEntries(
    Object.entries({ ...short, once }).filter(([, list]) => list.length > 0),
  )
}

function easterOf(country: string, rule: string, year: number): CalendarDate {
  const found = new Holidays(country).getHolidays(year).find((day) => day.rule === rule)
  if (!found) throw new Error(`date-holidays has no day of the rule "${rule}" in ${country}`)
  return found.date.slice(0, 10)
}

if (import.meta.main) main()
