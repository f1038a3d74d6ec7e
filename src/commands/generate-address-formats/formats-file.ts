import type { AddressFormat } from '../../orders/addresses/rules.ts'

/** A country as libaddressinput has it; lists are joined with `~`. */
type GoogleCountry = {
  require?: string
  fmt?: string
  lfmt?: string
  zip?: string
  zipex?: string
  zip_name_type?: string
  state_name_type?: string
  locality_name_type?: string
  sub_keys?: string
  sub_names?: string
  sub_lnames?: string
  sub_isoids?: string
}

/** What libaddressinput assumes of a country that gives nothing (its entry ZZ). */
const usual: AddressFormat = {
  require: 'AC',
  format: '%N%n%O%n%A%n%C',
  zipName: 'postal',
  state: 'province',
  locality: 'city',
}

/**
 * The whole file: one country a line, sorted, so that an update of the data reads well as a diff.
 */
export function formatsFile(data: Record<string, GoogleCountry>): string {
  const lines = Object.entries(data)
    .filter(([key]) => /^[A-Z]{2}$/.test(key) && key !== 'ZZ')
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, country]) => `${JSON.stringify(key)}:${JSON.stringify(formatOf(country, key))}`)
  return `{\n${lines.join(',\n')}\n}\n`
}

/**
 * Examples of our own, where Google's leave out the blank that the country's post writes: PostNord's
 * `114 55`.
 */
const ownExamples: Record<string, string> = { SE: '114 55' }

/**
 * What checkout needs of one country.
 * @internal
 */
export function formatOf(country: GoogleCountry, key = ''): AddressFormat {
  const all = {
    require: country.require,
    format: country.lfmt ?? country.fmt,
    // The country's letters before a postal code are taken off everywhere: `(?:AI-)?2640`.
    zip: country.zip?.replace(`(?:${key}-)?`, ''),
    example: ownExamples[key] ?? country.zipex?.split(',')[0],
    zipName: country.zip_name_type,
    state: country.state_name_type,
    locality: country.locality_name_type,
    states: country.require?.includes('S') && country.sub_keys ? statesOf(country) : undefined,
  } satisfies Record<keyof AddressFormat, unknown>
  const unusual = Object.entries(all).filter(
    ([name, value]) => value !== undefined && value !== usual[name as keyof AddressFormat],
  )
  return Object.fromEntries(unusual)
}

/**
 * States by the key that Google gives them, or by the ISO 3166-2 code where that key is not in
 * Latin letters. First the Latin name, with which a parcel from abroad is addressed; then the name
 * in the country's own letters, if they are others. Not in Cyrillic: that says the same sound by
 * sound, and would weigh 1.4 KiB.
 */
function statesOf(country: GoogleCountry): AddressFormat['states'] {
  const [keys, names, latinNames, isoCodes] = [
    list(country.sub_keys),
    list(country.sub_names),
    list(country.sub_lnames),
    list(country.sub_isoids),
  ]
  const states = keys.map((key, i) => {
    const name = [latinNames[i], names[i]].find((text) => text && isLatin(text)) ?? key
    const own = [names[i], key].find((text) => text && !isLatin(text) && !isCyrillic(text))
    const code = isLatin(key) ? key : isoCodes[i] || name
    return [code, name === code ? '' : name, own ?? '']
  })
  const lists = [0, 1, 2].map((place) => states.map((state) => state[place] ?? ''))
  const last = lists.findLastIndex((names) => names.some(Boolean))
  return lists.slice(0, last + 1).map((names) => names.join('|'))
}

const list = (text?: string) => text?.split('~') ?? []

const isLatin = (text: string) => !/[^\p{Script=Latin}\p{Script=Common}\p{M}]/u.test(text)

const isCyrillic = (text: string) => /\p{Script=Cyrillic}/u.test(text)
