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
  states: readonly (readonly [code: string, name: string])[]
}

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
  /** `[key, name]`, only where a state is required. */
  states?: [key: string, name: string][]
}

/**
 * The rules of a country (ISO 3166-1, two letters).
 * Source: Google's libaddressinput, as generated into formats.json.
 */
export function addressRules(country: string): AddressRules {
  const { require, format, example, zipName, state, locality, states } = formatOf(country)
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
    states: states ?? [],
  }
}

/**
 * A postal code as its country writes it, in capitals; null when it does not have the country's
 * form. People also write it with the country's letters before it, `CH-8001`, or without where they
 * belong to it, `LV-1073`.
 */
export function readPostcode(country: string, text: string): string | null {
  const typed = text.trim().toUpperCase()
  const { zip } = formatOf(country)
  if (!zip) return typed
  const form = new RegExp(`^(?:${zip})$`)
  const bare = typed.replace(new RegExp(`^(?:${country}|[A-Z])[- ](?=\\d)`), '')
  return [typed, bare, `${country}-${bare}`].find((code) => form.test(code)) ?? null
}

const formatOf = (country: string): AddressFormat =>
  (Object.hasOwn(formats, country) &&
    (formats as unknown as Record<string, AddressFormat>)[country]) ||
  {}

/** Every country that has addresses, by its two letters. */
export const allCountries = (): string[] => Object.keys(formats)

/**
 * The lines of an address as its country's post wants them on a parcel, the country spelled out
 * last.
 */
export function addressLines(address: Address, locale: string): string[] {
  const { format, states } = formatOf(address.country)
  const named = states?.find(([code]) => code === address.state)?.[1]
  const parts: Record<string, string> = {
    N: address.name,
    A: address.lines.join('\n'),
    C: address.city,
    // Codes of letters stand on parcels; other codes are for machines.
    S: /^[A-Z]{2,3}$/.test(address.state) ? address.state : (named ?? address.state),
    Z: address.postcode,
  }
  const filled = (format ?? '%N%n%O%n%A%n%C')
    .replaceAll('%n', '\n')
    .replace(/%([A-Z])/g, (_, letter: string) => parts[letter] ?? '')
  const country = new Intl.DisplayNames(locale, { type: 'region' }).of(address.country)
  const lines = filled.split('\n').map((line) => line.replace(/^[\s,]+|[\s,]+$/g, ''))
  return [...lines.filter(Boolean), country ?? address.country]
}
