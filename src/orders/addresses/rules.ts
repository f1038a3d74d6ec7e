import type { Address } from '../contact.ts'
import formats from './formats.json' with { type: 'json' }

/**
 * How an address looks in a country: which parts it has and needs, and what they are called there.
 */
export type AddressRules = {
  /**
   * What people of the country call them, as libaddressinput names the word: `eircode`; absent: as
   * usual.
   */
  names: { postcode?: string; state?: string; city?: string }
  uses: { postcode: boolean; state: boolean; city: boolean }
  needs: { postcode: boolean; state: boolean; city: boolean }
  /** An example postal code, or ''. */
  example: string
  /** States to choose from; empty: it is typed, where it is used. */
  states: readonly State[]
}

/** `own`: the name in the country's own letters, where they are not Latin: 東京都. */
type State = readonly [code: string, name: string, own?: string]

/**
 * A country as checkout reads it. An absent member means the usual: see `usual`; no `zip`: any
 * postal code will do.
 */
export type AddressFormat = {
  /** Which of A (street), C (city), S (state), Z (postal code) must be given. */
  require?: string
  /**
   * The lines of an address in Latin letters: `%N` name, `%O` company, `%n` new line, and the
   * letters above.
   */
  format?: string
  /** Regular expression for the whole postal code. */
  zip?: string
  example?: string
  zipName?: string
  state?: string
  locality?: string
  /**
   * Only where a state is required. Codes, names and names in the country's own letters, each list
   * joined with `|`, which weighs less than a list for each state; a name is empty where it is the
   * code, or where there is none.
   */
  states?: string[]
}

/**
 * The rules of a country (ISO 3166-1, two letters).
 * Source: Google's libaddressinput, as generated into formats.json.
 */
export function addressRules(country: string): AddressRules {
  const { require, format, example, zipName, state, locality } = formatOf(country)
  const letters = { postcode: 'Z', state: 'S', city: 'C' } as const
  const each = (test: (letter: string) => boolean) => ({
    postcode: test(letters.postcode),
    state: test(letters.state),
    city: test(letters.city),
  })
  const needs = each((letter) => (require ?? 'AC').includes(letter))
  const used = each((letter) => (format ?? '%A%C').includes(`%${letter}`))
  return {
    names: {
      ...(zipName && { postcode: zipName }),
      ...(state && { state }),
      ...(locality && { city: locality }),
    },
    // A state that the post does not need is not asked for: one field less on a small screen.
    uses: { ...used, state: needs.state },
    needs,
    example: example ?? '',
    states: statesOf(country),
  }
}

/**
 * The code of a state that is typed or chosen: by its code or by its name, Latin or in the
 * country's own letters. A text that is none of them comes back as it is.
 */
export function readState(country: string, text: string): string {
  const typed = foldName(text)
  return (
    statesOf(country).find((names) => names.some((name) => foldName(name ?? '') === typed))?.[0] ??
    text
  )
}

const foldName = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase()

/** The format of a country, empty where nothing is known. */
export const formatOf = (country: string): AddressFormat =>
  (Object.hasOwn(formats, country) &&
    (formats as unknown as Record<string, AddressFormat>)[country]) ||
  {}

function statesOf(country: string): State[] {
  const { states = [] } = formatOf(country)
  const [codes = [], names = [], own = []] = states.map((list) => list.split('|'))
  return codes.map((code, at) => {
    const name = names[at] || code
    return own[at] ? [code, name, own[at]] : [code, name]
  })
}

/** Every country that has addresses, by its two letters. */
export const allCountries = (): string[] => Object.keys(formats)

/**
 * Where the post writes a state by its code: `San Francisco, CA 94110`. Elsewhere codes are for
 * machines, and people read names. Source: the Universal Postal Union's addressing sheets of these
 * countries.
 */
const writeCodes = ['AU', 'BR', 'CA', 'IT', 'US']

/**
 * The lines of an address as its country's post wants them on a parcel, the country spelled out
 * last. A state is named in the letters in which the address is written.
 */
export function addressLines(address: Address, locale: string): string[] {
  const { format } = formatOf(address.country)
  const [, name, own] = statesOf(address.country).find(([code]) => code === address.state) ?? []
  const written = [...address.lines, address.city].join()
  const named = own && /(?!\p{Script=Latin})\p{L}/u.test(written) ? own : name
  const parts: Record<string, string> = {
    N: address.name,
    A: address.lines.join('\n'),
    C: address.city,
    S: writeCodes.includes(address.country) ? address.state : (named ?? address.state),
    Z: address.postcode,
  }
  const filled = (format ?? '%N%n%O%n%A%n%C')
    .replaceAll('%n', '\n')
    // What separates a part that is missing from its neighbour goes with it.
    .replace(/[^\p{L}%\n]*%([A-Z])/gu, (part, letter: string) => (parts[letter] ? part : ''))
    .replace(/^[^\p{L}%\n]+/gmu, '')
    .replace(/%([A-Z])/g, (_, letter: string) => parts[letter] ?? '')
  const country = new Intl.DisplayNames(locale, { type: 'region' }).of(address.country)
  const lines = filled.split('\n').map((line) => line.replace(/^[\s,]+|[\s,]+$/g, ''))
  return [...lines.filter(Boolean), country ?? address.country]
}
