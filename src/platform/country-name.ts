const names = new Map<string, Intl.DisplayNames>()

/**
 * The name of a country (ISO 3166 code) in a language. Each language's table is built once, because
 * that is slow.
 */
export function countryName(code: string, locale: string): string {
  const known = names.get(locale) ?? new Intl.DisplayNames(locale, { type: 'region' })
  names.set(locale, known)
  return known.of(code) ?? code
}
