import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decimalMoney, decimalsOf, formatMoney, taxWithin } from '../../src/platform/money.ts'

test('amounts read as people write them', () => {
  expect(formatMoney(189_000, 'EUR', 'en-IE')).toBe('€1,890')
  expect(formatMoney(790, 'EUR', 'en-IE')).toBe('€7.90')
  expect(formatMoney(5_000, 'JPY', 'en-US')).toBe('¥5,000')
  expect(formatMoney(1_500, 'KWD', 'en-US')).toContain('1.500')
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
