import { readFileSync } from 'node:fs'
import type { HolidayTable } from '../delivery/rules/holidays.ts'
import { faultsOfHolidays, warningsOfHolidays } from './holidays/faults.ts'
import { servedCountries } from './holidays/served-countries.ts'

/**
 * `npm run check:holidays`: refuses a country in `wrangler.toml` whose holidays are not in the table, and warns a year before the
 * table ends. After its end holidays with a date or weekday of their own still count, Easter and other movable ones do not.
 */
const table: HolidayTable = JSON.parse(readFileSync('src/delivery/holidays.json', 'utf8'))
const faults = faultsOfHolidays(table, servedCountries())
for (const line of [...faults, ...warningsOfHolidays(table, new Date())]) console.error(line)
if (faults.length > 0) process.exitCode = 1
else
  console.log(
    `Holidays: ${Object.keys(table.countries).length} countries, to the end of ${table.to}.`,
  )
