import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readContinueSelling, readPrice, readStock } from '../../src/import/cells.ts'
import { currencyOf } from '../../src/platform/currencies.ts'

test('no price loses a minor unit, in currencies of no, two and three decimals', () => {
  const amounts = fc.bigInt({ min: 0n, max: BigInt(Number.MAX_SAFE_INTEGER) })
  fc.assert(
    fc.property(amounts, fc.constantFrom(0, 2, 3), fc.nat(3), (amount, decimals, zeros) => {
      const digits = String(amount).padStart(decimals + 1, '0')
      const whole = digits.slice(0, digits.length - decimals)
      const fraction = digits.slice(digits.length - decimals) + '0'.repeat(zeros)
      const text = fraction ? `${whole}.${fraction}` : whole
      fc.pre(decimals === 3 || !/^[1-9]\d{0,2}\.\d{3}$/.test(text))
      expect(readPrice(text, { code: 'XXX', decimals })).toEqual({
        ok: true,
        value: Number(amount),
      })
    }),
  )
})

test('what is not a plain amount is refused, never guessed', () => {
  const euro = { code: 'EUR', decimals: 2 }
  fc.assert(
    fc.property(fc.string(), (text) => {
      if (!/^\d+(\.\d*)?$/.test(text)) expect(readPrice(text, euro).ok).toBe(false)
    }),
  )
  for (const text of ['', '€5', '1.890,00', '1 890', '1e3', '0x10', 'Infinity', '٣', '-0.01', '.'])
    expect(readPrice(text, euro).ok, text).toBe(false)
  expect(readPrice('1200.00', { code: 'JPY', decimals: 0 })).toEqual({ ok: true, value: 1200 })
  expect(readPrice('1200.50', { code: 'JPY', decimals: 0 }).ok).toBe(false)
  expect(readPrice('99999999999999999', euro).ok).toBe(false)
})

test('a thousand with its point, as half of Europe writes it, is asked about, not sold for one', () => {
  const euro = { code: 'EUR', decimals: 2 }
  const message = '"1.000" may be a thousand. Write 1.00 or 1000.00.'
  expect(readPrice('1.000', euro)).toEqual({ ok: false, message })
  for (const text of ['12.500', '189.000', '12.345'])
    for (const code of ['EUR', 'HUF', 'JPY'])
      expect(readPrice(text, currencyOf(code)), `${text} ${code}`).toMatchObject({ ok: false })
  expect(readPrice('189.000', currencyOf('JPY'))).toMatchObject({
    message: '"189.000" may be a thousand. Write 189 or 189000.',
  })
  // None of these can be thousands.
  expect(readPrice('1890.000', euro)).toEqual({ ok: true, value: 189_000 })
  expect(readPrice('0.500', euro)).toEqual({ ok: true, value: 50 })
  expect(readPrice('100.0000', euro)).toEqual({ ok: true, value: 10_000 })
})

test('pieces are whole; selling on is DENY or CONTINUE, FALSE or TRUE', () => {
  expect(readStock('-3')).toEqual({ ok: true, value: -3 })
  expect(readStock('1.5').ok).toBe(false)
  expect(readContinueSelling('Continue')).toEqual({ ok: true, value: true })
  expect(readContinueSelling('FALSE')).toEqual({ ok: true, value: false })
  expect(readContinueSelling('maybe').ok).toBe(false)
})

test('what its currency cannot charge is refused: fractions of a króna, the tenth of a fils', () => {
  expect(readPrice('5000', currencyOf('ISK'))).toEqual({ ok: true, value: 500_000 })
  expect(readPrice('5000.50', currencyOf('ISK'))).toMatchObject({
    message: '"5000.50" cannot be charged in ISK. Round it to 1.',
  })
  expect(readPrice('5.120', currencyOf('KWD'))).toEqual({ ok: true, value: 5120 })
  expect(readPrice('5.124', currencyOf('KWD'))).toMatchObject({
    message: '"5.124" cannot be charged in KWD. Round it to 0.01.',
  })
  expect(readPrice('189000', currencyOf('HUF'))).toEqual({ ok: true, value: 18_900_000 })
})
