import { readFileSync } from 'node:fs'
import type { HolidayTable } from '../../delivery/rules/holidays.ts'
import { projectFile } from '../shared/project.ts'
import { servedCountries } from '../shared/served-countries.ts'
import { stopOnFaults } from '../shared/stopped.ts'
import { faultsOfHolidays, warningsOfHolidays } from './faults.ts'

/** Compares the table of holidays with the countries that the shop serves. Throws `Stopped`. */
export function checkHolidays(): void {
  const table: HolidayTable = JSON.parse(
    readFileSync(projectFile('src/delivery/holidays.json'), 'utf8'),
  )
  for (const line of warningsOfHolidays(table, new Date())) console.error(line)
  stopOnFaults(faultsOfHolidays(table, servedCountries()))
  const count = Object.keys(table.countries).length
  console.log(`Holidays: ${count} countries, to the end of ${table.to}.`)
}
