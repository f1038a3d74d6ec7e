import { servedCountries } from '../shared/served-countries.ts'
import { writeGenerated } from '../shared/write-generated.ts'
import { holidaysFile } from './holidays-file.ts'

/** Writes the holidays of this year and the five after it to `src/delivery/holidays.json`. */
export function generateHolidays(): void {
  const year = new Date().getFullYear()
  const text = holidaysFile(servedCountries(), year, year + 5)
  writeGenerated('src/delivery/holidays.json', text, `to the end of ${year + 5}, `)
}
