import { type MetadataJson, parsePhoneNumberFromString } from 'libphonenumber-js/core'
import metadata from './metadata.json' with { type: 'json' }

/**
 * A telephone number in E.164, read as people of the country write it; null when it cannot be one.
 *
 * @param country two letters, or '' when it is not known: then only numbers with a country code can
 *   be read
 */
export function readPhone(text: string, country: string): string | null {
  const number = parsePhoneNumberFromString(
    text,
    country ? { defaultCountry: country as 'DE' } : {},
    metadata as unknown as MetadataJson,
  )
  return number?.isPossible() ? number.number : null
}
