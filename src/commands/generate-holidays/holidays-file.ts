import Holidays from 'date-holidays'
import { type HolidayTable, namesOf } from '../../delivery/rules/holidays.ts'
import { addDays, type CalendarDate, isWeekend } from '../../platform/calendar-date.ts'

/**
 * The whole file: one country a line, sorted, so that an update of the data reads well as a diff.
 */
export function holidaysFile(countries: string[], from: number, to: number): string {
  const years = Array.from({ length: to - from + 1 }, (_, n) => from + n)
  // Both Easters are Sundays that these countries name.
  const easter = years.map((year) => easterOf('FI', 'easter', year))
  const orthodox = years.map((year) => easterOf('GR', 'orthodox', year))
  const named = years.flatMap((year, n) =>
    weekdaysOf(year).map((date) => ({ date, names: namesOf(date, easter[n], orthodox[n]) })),
  )
  const lines = [...new Set(countries)].sort().map((country) => {
    const off = new Set(years.flatMap((year) => daysOff(country, year)))
    return `${JSON.stringify(country)}:${JSON.stringify(summarize(off, named))}`
  })
  const head = { from, to, easter, orthodox } satisfies Omit<HolidayTable, 'countries'>
  return `${JSON.stringify(head).slice(0, -1)},"countries":{\n${lines.join(',\n')}\n}}\n`
}

/** For countries whose parts have holidays of their own: the part where most parcels go. */
const mostOf: Record<string, string> = { GB: 'ENG' }

/**
 * Weekdays that are public holidays in a whole country, even if only for a part of the day.
 * @internal
 */
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
 * The same days in few words: by the name of a holiday where all its weekdays in the table are days
 * off, else by their dates.
 */
function summarize(
  off: Set<CalendarDate>,
  named: { date: CalendarDate; names: string[] }[],
): string {
  const datesOf = (name: string) =>
    named.filter(({ names }) => names.includes(name)).map(({ date }) => date)
  const covered = new Set<CalendarDate>()
  const short: string[] = []
  for (const { date, names } of named) {
    if (!off.has(date) || covered.has(date)) continue
    const always = names.find((name) => {
      const dates = datesOf(name)
      return dates.length >= MANY && dates.every((each) => off.has(each))
    })
    const name = always ?? names.at(-1) ?? ''
    short.push(name)
    for (const each of datesOf(name)) covered.add(each)
  }
  return short.join(' ')
}

/**
 * How often a name must come true to count as a rule: a fixed date is a weekday in four years of
 * six.
 */
const MANY = 3

function weekdaysOf(year: number): CalendarDate[] {
  const days = Array.from({ length: 366 }, (_, n) => addDays(`${year}-01-01`, n))
  return days.filter((date) => date.startsWith(String(year)) && !isWeekend(date))
}

function easterOf(country: string, rule: string, year: number): CalendarDate {
  const found = new Holidays(country).getHolidays(year).find((day) => day.rule === rule)
  if (!found) throw new Error(`date-holidays has no day of the rule "${rule}" in ${country}`)
  return found.date.slice(0, 10)
}
