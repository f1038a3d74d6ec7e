import type { Address } from '../contact.ts'
import { orderWords } from '../words.ts'
import { readPostcode } from './postcode-rules.ts'
import { addressRules, allCountries, readState } from './rules.ts'

/** Names of the fields of an address in a form, in its order. */
export const addressFields = [
  'country',
  'name',
  'line1',
  'line2',
  'postcode',
  'city',
  'state',
] as const

type AddressField = (typeof addressFields)[number]

/** What is typed into a field of one line: tidied, and cut at 500 characters. */
export const readLine = (typed: string): string =>
  tidy(typed.trim().slice(0, 500)).replaceAll('\n', ' ')

/**
 * Reads the address whose fields begin with `prefix`. Each mistake is told to `addError`, with a
 * message for its field that says what to do; what is returned then is no address yet.
 *
 * @param values as `readLine` gives them
 */
export function readAddress(
  values: Record<string, string>,
  prefix: string,
  addError: (field: string, message: string) => void,
): Address {
  const words = orderWords().addresses
  const value = (field: AddressField) => values[prefix + field] ?? ''
  const country = allCountries().includes(value('country')) ? value('country') : ''
  if (!country) addError(`${prefix}country`, words.noCountry)
  if (!value('name')) addError(`${prefix}name`, words.noName)
  if (!value('line1')) addError(`${prefix}line1`, words.noStreet)

  const { names, uses, needs, example, states } = addressRules(country)
  const missing = (name: string, part: string) =>
    part === 'state' && states.length > 0 ? words.notInList(name) : words.noPart(name)
  for (const part of ['city', 'state', 'postcode'] as const)
    if (country && needs[part] && !value(part))
      addError(prefix + part, missing(words.part(part, names[part]), part))
  const postcode = readPostcode(country, value('postcode'))
  if (value('postcode') && postcode === null)
    addError(`${prefix}postcode`, words.wrongPostcode(example))
  const state = readState(country, value('state'))
  const known = states.length === 0 || states.some(([code]) => code === state)
  if (needs.state && state && !known)
    addError(`${prefix}state`, words.notInList(words.part('state', names.state)))

  return {
    name: value('name'),
    lines: [value('line1'), value('line2')].filter(Boolean),
    city: value('city'),
    state: uses.state ? state : '',
    postcode: uses.postcode ? (postcode ?? '') : '',
    country,
  }
}

/** The address of somebody who comes to the shop: a name, and the country of the shop. */
export function readName(
  values: Record<string, string>,
  country: string,
  addError: (field: string, message: string) => void,
): Address {
  const { name = '' } = values
  if (!name) addError('name', orderWords().addresses.noName)
  return { name, lines: [], city: '', state: '', postcode: '', country }
}

/** An address as the values of a form, to be filled in again. */
export const addressValues = (prefix: string, address: Address): Record<string, string> => ({
  [`${prefix}name`]: address.name,
  [`${prefix}line1`]: address.lines[0] ?? '',
  [`${prefix}line2`]: address.lines[1] ?? '',
  [`${prefix}city`]: address.city,
  [`${prefix}state`]: address.state,
  [`${prefix}postcode`]: address.postcode,
  [`${prefix}country`]: address.country,
})

/**
 * Text without control characters, except those that join two letters: in Persian, in Indian
 * scripts and in emoji.
 */
export const tidy = (text: string) =>
  text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/(?!\n|(?<=[\p{L}\p{M}\p{S}])[\u200c\u200d](?=[\p{L}\p{S}]))\p{C}/gu, '')
    .trim()
