import { type MetadataJson, parsePhoneNumberFromString } from 'libphonenumber-js/core'
import file from './metadata.json' with { type: 'json' }

const { countries } = file
/** Countries by calling code. The file has the main one first where several share a code. */
const callingCodes = Object.groupBy(
  Object.keys(countries) as (keyof typeof countries)[],
  (country) => String(countries[country][0]),
)
/**
 * What the library asks to be given.
 * @internal
 */
export const metadata = { ...file, country_calling_codes: callingCodes } as unknown as MetadataJson

/**
 * A telephone number in E.164, with its extension where it has one, `+31205550123 ext. 12`; read
 * as people of the country write it; null when it cannot be one.
 * A 0 before it that is dialled from nowhere, as Poland's of before 2006, is left out; Italy's
 * belongs to the number and stays.
 *
 * @param country two letters, or '' when it is not known: then only numbers with a country code can
 *   be read
 */
export function readPhone(text: string, country: string): string | null {
  const read = (typed: string) =>
    parsePhoneNumberFromString(typed, country ? { defaultCountry: country as 'DE' } : {}, metadata)
  const number = read(text)
  if (number?.nationalNumber.startsWith('0') && !number.isValid()) {
    const { countryCallingCode, nationalNumber } = number
    const bare = read(`+${countryCallingCode}${nationalNumber.slice(1)}`)
    if (bare?.isValid()) return written(bare.number, number.ext)
  }
  return number?.isPossible() ? written(number.number, number.ext) : null
}

const written = (number: string, extension?: string) =>
  extension ? `${number} ext. ${extension}` : number
