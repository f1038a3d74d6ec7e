import fc from 'fast-check'
import { expect, test } from 'vitest'
import { gtinFault, gtinOf } from '../../src/catalog/rules/gtin.ts'

test.each([
  ['4006381333931', '4006381333931'],
  ['4-006381-333931', '4006381333931'],
  ['012345678905', '012345678905'],
  ['96385074', '96385074'],
  ['00012345678905', '00012345678905'],
])('%s is a GTIN', (barcode, gtin) => expect(gtinOf(barcode)).toBe(gtin))

test.each([
  ['8712345678901', 'check-digit'],
  ['39502748844117', 'check-digit'],
  ['2000000000008', 'restricted'],
  ['212345678992', 'restricted'],
  ['0412345678903', 'restricted'],
  ['29999992', 'restricted'],
  ['01234565', 'restricted'],
  ['9900000000011', 'coupon'],
  ['9812345678901', 'coupon'],
  ['512345678900', 'coupon'],
  ['4.00638E+12', 'rounded'],
  ['4,00638E+12', 'rounded'],
  ['4006380000000', 'rounded'],
  ['123456789', 'length'],
  ['ALBA-52', undefined],
  // Of a shop's own, whatever digits they have in them.
  ['A4.00638E+12', undefined],
  ['4.00638E+12A', undefined],
  ['ALBA4006381333931', undefined],
  ['4006381333931A', undefined],
])('%s is none: %s', (barcode, fault) => {
  expect(gtinFault(barcode)).toBe(fault)
  expect(gtinOf(barcode)).toBeNull()
})

test('a variant without a barcode has no GTIN', () => expect(gtinOf(null)).toBeNull())

test('of the ten numbers that differ in the last digit, at most one is a GTIN', () => {
  const body = fc.stringMatching(/^[13-9]\d{10}[1-9]$/)
  fc.assert(
    fc.property(body, (start) => {
      const all = Array.from({ length: 10 }, (_, digit) => gtinOf(`${start}${digit}`))
      expect(all.filter(Boolean)).toHaveLength(/^9[89]/.test(start) ? 0 : 1)
    }),
  )
})
