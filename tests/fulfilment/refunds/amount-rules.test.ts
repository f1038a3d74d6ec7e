import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readAmount } from '../../../src/fulfilment/admin/refunds/amount-rules.ts'

test.each<[string, number | null]>([
  ['430', 43_000],
  ['430.5', 43_050],
  ['430,50', 43_050],
  ['430,–', 43_000],
  ['0', 0],
  ['1.234,50', 123_450],
  ['1,234.50', 123_450],
  ['1 234,50 €', 123_450],
  ['€1,234.50', 123_450],
  ['EUR 1’234.50', 123_450],
  ['1.234.567', 123_456_700],
  ['1,00,000.00', 10_000_000],
  ['１２', 1200],
  ['', null],
  ['ring', null],
  ['-5', null],
  ['5%', null],
  ['1.2.3', null],
  ['1.234.50', null],
  ['1,234,50', null],
  ['1,2.50', null],
  ['430.5050', null],
  ['430,', null],
  [',50', null],
  ['12 USD', null],
  ['9'.repeat(20), null],
])('%j is read the same wherever the shop is', (typed, amount) => {
  for (const locale of ['en-IE', 'de-DE', 'fr-FR', 'de-CH'])
    expect(readAmount(typed, 'EUR', locale), locale).toBe(amount)
})

test.each<[string, string, number | null]>([
  ['en-IE', '1,234', 123_400],
  ['en-IE', '1.234', null],
  ['de-DE', '1.234', 123_400],
  ['de-DE', '1,234', null],
  ['fr-FR', '1.234', 123_400],
  ['de-CH', '1.234', null],
])('in %s, %s is a thousand or could be one', (locale, typed, amount) => {
  expect(readAmount(typed, 'EUR', locale)).toBe(amount)
})

test('a currency has the decimals and the steps that it has', () => {
  expect(readAmount('12,345', 'JPY', 'en-IE')).toBe(12_345)
  expect(readAmount('12.5', 'JPY', 'en-IE')).toBe(null)
  expect(readAmount('1.250', 'KWD', 'en-IE')).toBe(1250)
  expect(readAmount('1.255', 'KWD', 'en-IE')).toBe(null)
  expect(readAmount('12', 'ISK', 'en-IE')).toBe(1200)
  expect(readAmount('12.50', 'ISK', 'en-IE')).toBe(null)
})

test('whatever the shop writes, it reads', () => {
  const locales = ['en-IE', 'en-US', 'de-DE', 'de-CH', 'de-AT', 'fr-FR', 'it-IT', 'nl-NL', 'sv-SE']
  const amounts = fc.record({
    amount: fc.nat({ max: 99_999_999 }),
    locale: fc.constantFrom(...locales),
    digits: fc.constantFrom(0, 2),
  })
  fc.assert(
    fc.property(amounts, ({ amount, locale, digits }) => {
      const minor = digits === 0 ? amount - (amount % 100) : amount
      const format = { minimumFractionDigits: digits, maximumFractionDigits: 2 }
      const money = { style: 'currency', currency: 'EUR' } as const
      const plain = new Intl.NumberFormat(locale, format).format(minor / 100)
      const written = new Intl.NumberFormat(locale, { ...format, ...money }).format(minor / 100)
      expect(readAmount(plain, 'EUR', locale), plain).toBe(minor)
      expect(readAmount(written, 'EUR', locale), written).toBe(minor)
    }),
  )
})
