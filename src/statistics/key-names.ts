import type { Dimension } from '../analytics/dimensions.ts'
import { countryName } from '../platform/country-name.ts'
import { keyWords } from './key-words.ts'

/**
 * What a person calls a key of visits: `Netherlands` for the country `NL`. Keys that are names
 * already, and whatever else stands in an address, are returned as they are.
 *
 * @param titles of products and collections, by their paths; without them a path is its own name
 */
export function keyName(
  dimension: Dimension,
  key: string,
  locale: string,
  titles: Map<string, string> = new Map(),
): string {
  const words = keyWords()
  if (key === '') return words.unknown
  const known = (names: Record<string, string>) => (Object.hasOwn(names, key) ? names[key] : key)
  switch (dimension) {
    case 'country':
      return countryOf(key, locale)
    case 'region': {
      const [, country = '', code = ''] = /^([A-Z]{2})-(.+)$/.exec(key) ?? []
      return country ? words.region(countryOf(country, locale), code) : key
    }
    case 'language':
      return /^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$/.test(key) ? languageName(key, locale) : key
    case 'channel':
      return known(words.channels) ?? key
    case 'device':
      return known(words.devices) ?? key
    case 'browser':
      return known(words.browsers) ?? key
    case 'system':
      return known(words.systems) ?? key
    case 'page':
    case 'entry-page':
    case 'exit-page':
      return titles.get(key) ?? known(words.pages) ?? key
    default:
      return key
  }
}

function countryOf(code: string, locale: string): string {
  const { countries } = keyWords()
  if (Object.hasOwn(countries, code)) return countries[code] ?? code
  return /^[A-Z]{2}$/.test(code) ? countryName(code, locale) : code
}

const languages = new Map<string, Intl.DisplayNames>()

/** Each table of names is made once, because that is slow. */
function languageName(tag: string, locale: string): string {
  const names = languages.get(locale) ?? new Intl.DisplayNames(locale, { type: 'language' })
  languages.set(locale, names)
  return names.of(tag) ?? tag
}
