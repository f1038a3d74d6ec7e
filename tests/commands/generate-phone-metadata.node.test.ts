import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import installed from 'libphonenumber-js/metadata.min.json'
import {
  type CountryCode,
  getCountries,
  getExampleNumber,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/min'
import examples from 'libphonenumber-js/mobile/examples'
import { metadataFile } from '../../src/commands/generate-phone-metadata/metadata-file.ts'
import { metadata, readPhone } from '../../src/orders/phones/read-phone.ts'

/** What the library makes of a number with all of its data. */
function readWithAll(text: string, country: string): string | null {
  const number = parsePhoneNumberFromString(text, country as CountryCode)
  if (!number?.isPossible()) return null
  return number.ext ? `${number.number} ext. ${number.ext}` : number.number
}

test('the file is what the installed data makes', () => {
  const file = readFileSync('src/orders/phones/metadata.json', 'utf8')
  assert.equal(file, metadataFile(installed as never))
})

test('countries are found by their calling code as in the installed data', () => {
  assert.deepEqual({ ...metadata.country_calling_codes }, installed.country_calling_codes)
})

test('data of another version is refused', () => {
  assert.throws(() => metadataFile({ ...installed, version: 5 } as never), /Version 5/)
})

test('an example of every country is read in each of its forms, from home and from abroad', () => {
  for (const country of getCountries()) {
    const example = getExampleNumber(country, examples)
    if (!example) continue
    for (const typed of [
      example.formatNational(),
      example.formatInternational(),
      example.number,
      example.nationalNumber,
      `00${example.number.slice(1)}`,
    ])
      for (const from of [country, 'DE'])
        assert.equal(readPhone(typed, from), readWithAll(typed, from), `${typed} from ${from}`)
    assert.equal(readPhone(example.formatNational(), country), example.number)
  }
})

test('the extension of somebody behind a switchboard stays, and the number is read again', () => {
  for (const typed of ['020-5550123 ext. 12', '020 555 01 23 x12', '+31205550123;ext=12'])
    assert.equal(readPhone(typed, 'NL'), '+31205550123 ext. 12', typed)
  assert.equal(readPhone('+48 (0)22 1234567 ext. 12', 'PL'), '+48221234567 ext. 12')
  assert.equal(readPhone('+31205550123 ext. 12', 'NL'), '+31205550123 ext. 12')
})

test('a 0 that no network wants is left out, one that belongs to the number stays', () => {
  for (const typed of ['022 123 45 67', '+48 (0)22 1234567', '0048 022 123 45 67', '22 123 45 67'])
    assert.equal(readPhone(typed, 'PL'), '+48221234567', typed)
  assert.equal(readPhone('0601 123 456', 'CZ'), '+420601123456')
  assert.equal(readPhone('0415 555 0123', 'US'), '+14155550123')
  assert.equal(readPhone('06 1234 5678', 'IT'), '+390612345678')
  assert.equal(readPhone('+39 06 1234 5678', 'DE'), '+390612345678')
  assert.equal(readPhone('01 23 45 67 89', 'CI'), '+2250123456789')
  for (const country of getCountries()) {
    const example = getExampleNumber(country, examples)
    if (!example || parsePhoneNumberFromString(`0${example.nationalNumber}`, country)?.isValid())
      continue
    const code = `+${example.countryCallingCode}`
    for (const typed of [
      `${code}0${example.nationalNumber}`,
      `${code} (0)${example.nationalNumber}`,
    ])
      assert.equal(readPhone(typed, country), example.number, typed)
  }
})

/** A 0 before a number that has none: left out by the shop, kept by the library. */
function hasZero(text: string, country: string): boolean {
  const number = parsePhoneNumberFromString(text, country as CountryCode)
  return Boolean(number?.nationalNumber.startsWith('0') && !number.isValid())
}

/**
 * Where several countries share a calling code, a number shorter than those of its first one may be
 * refused: +1 310 1234.
 */
function isShortAndShared(text: string, country: string): boolean {
  const number = parsePhoneNumberFromString(text, country as CountryCode)
  const sharing = number ? (installed.country_calling_codes[number.countryCallingCode] ?? []) : []
  return sharing.length > 1 && (number?.nationalNumber.length ?? 0) < 10
}

test('whatever is typed is read as the library does with all of its data', () => {
  const typed = fc.oneof(
    fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 2, maxLength: 17 }),
    fc.string({ unit: fc.constantFrom(...'0123456789+ -()/.x'), maxLength: 24 }),
    fc.string(),
  )
  fc.assert(
    fc.property(typed, fc.constantFrom(...getCountries()), (text, country) => {
      for (const each of [text, `+${text}`]) {
        const read = readPhone(each, country)
        if (!hasZero(each, country) && (read !== null || !isShortAndShared(each, country)))
          assert.equal(read, readWithAll(each, country))
      }
    }),
    { numRuns: 20_000, examples: [['13101234', 'DE']] },
  )
})
