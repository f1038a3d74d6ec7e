import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { faultsOfHolidays, warningsOfHolidays } from '../../src/commands/check-holidays/faults.ts'
import { daysOff, holidaysFile } from '../../src/commands/generate-holidays/holidays-file.ts'
import { servedCountries } from '../../src/commands/shared/served-countries.ts'
import { type HolidayTable, isHoliday } from '../../src/delivery/rules/holidays.ts'
import { addDays, isWeekend } from '../../src/platform/calendar-date.ts'

const file = readFileSync('src/delivery/holidays.json', 'utf8')
const table: HolidayTable = JSON.parse(file)
const countries = Object.keys(table.countries)

test('the table is what the installed data makes of it', () => {
  assert.equal(holidaysFile(countries, table.from, table.to), file)
})

test('summarized, each country keeps exactly the holidays that the data gives it', () => {
  for (const country of countries) {
    for (let year = table.from; year <= table.to; year++) {
      const kept: string[] = []
      for (let day = `${year}-01-01`; day <= `${year}-12-31`; day = addDays(day, 1))
        if (!isWeekend(day) && isHoliday(country, day)) kept.push(day)
      assert.deepEqual(kept, [...new Set(daysOff(country, year))].sort(), `${country} ${year}`)
    }
  }
})

test('the shop of wrangler.toml delivers to no country whose holidays are not known', () => {
  assert.deepEqual(faultsOfHolidays(table, servedCountries()), [])
  const [fault = ''] = faultsOfHolidays(table, ['NL', 'BR', 'BR'])
  assert.match(fault, /no holidays for BR\. Run `npm run generate:holidays`/)
})

test('in the last year of the table a check warns, and not before', () => {
  assert.deepEqual(warningsOfHolidays(table, new Date(`${table.to - 1}-12-31T12:00Z`)), [])
  assert.equal(warningsOfHolidays(table, new Date(`${table.to}-01-01T12:00Z`)).length, 1)
})
