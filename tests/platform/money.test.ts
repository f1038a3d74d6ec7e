import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  chargeFault,
  decimalMoney,
  decimalsOf,
  formatMoney,
  taxWithin,
} from '../../src/platform/money.ts'

test('amounts read as people write them', () => {
  expect(formatMoney(189_000, 'EUR', 'en-IE')).toBe('€1,890')
  expect(formatMoney(790, 'EUR', 'en-IE')).toBe('€7.90')
  expect(formatMoney(5_000, 'JPY', 'en-US')).toBe('¥5,000')
  expect(formatMoney(1_500, 'KWD', 'en-US')).toContain('1.500')
})

test.each([
  // `Intl` shows no decimals of these, and the provider counts two.
  ['HUF', '189,000', '1,890.50'],
  ['RSD', '189,000', '1,890.50'],
  ['COP', '189,000', '1,890.50'],
  ['LAK', '189,000', '1,890.50'],
])('%s has two decimals, whatever the runtime knows of it', (currency, whole, parts) => {
  expect(formatMoney(18_900_000, currency, 'en-US')).toContain(whole)
  expect(formatMoney(189_050, currency, 'en-US')).toContain(parts)
  expect(decimalMoney(189_050, currency)).toBe('1890.50')
})

test('a currency without fractions is shown without, in a column of amounts too', () => {
  for (const currency of ['ISK', 'UGX', 'JPY'])
    expect(formatMoney(500_000, currency, 'en-US', true)).not.toContain('.')
  expect(formatMoney(500_000, 'ISK', 'en-US', true)).toContain('5,000')
})

test('a total is held to what can be charged in its currency', () => {
  expect(chargeFault(99_999_999, 'EUR')).toBeNull()
  expect(chargeFault(100_000_000, 'EUR')).toBe('too-large')
  // A million forint is a ring, a million rupiah is a cord.
  expect(chargeFault(100_000_000, 'HUF')).toBeNull()
  expect(chargeFault(999_999_999_999, 'IDR')).toBeNull()
  expect(chargeFault(1_000_000_000_000, 'IDR')).toBe('too-large')
  expect(chargeFault(29, 'GBP')).toBe('too-small')
  expect(chargeFault(30, 'GBP')).toBeNull()
  expect(chargeFault(0, 'CHF')).toBe('too-small')
})

test('amounts read as machines do', () => {
  expect(decimalMoney(189_000, 'EUR')).toBe('1890.00')
  expect(decimalMoney(5, 'EUR')).toBe('0.05')
  expect(decimalMoney(5_000, 'JPY')).toBe('5000')
  expect(decimalsOf('KWD')).toBe(3)
})

test('the tax within an amount is a whole number and never more than the amount', () => {
  fc.assert(
    fc.property(fc.nat(100_000_000), fc.nat(10_000), (gross, rate) => {
      const tax = taxWithin(gross, rate)
      expect(Number.isInteger(tax)).toBe(true)
      expect(tax).toBeGreaterThanOrEqual(0)
      expect(tax).toBeLessThanOrEqual(gross)
    }),
  )
})
