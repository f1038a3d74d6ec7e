import { expect, test } from 'vitest'
import { fitsOnCard, GIFT_LETTERS, GIFT_UNITS } from '../../src/checkout/rules/gift-message.ts'
import { offersOf } from '../../src/checkout/rules/offers.ts'
import { totalsOf } from '../../src/checkout/rules/totals.ts'
import type { Shop } from '../../src/platform/config.ts'

test('an order costs goods and delivery, with the tax of the country in it', () => {
  expect(totalsOf(11_110, 790, { NL: 2100, DE: 1900 }, 'DE')).toEqual({
    ...{ goods: 11_110, delivery: 790, total: 11_900, tax: 1900, taxRate: 1900 },
  })
  expect(totalsOf(11_110, 790, { NL: 2100 }, 'US')).toEqual({
    ...{ goods: 11_110, delivery: 790, total: 11_900, tax: 0, taxRate: 0 },
  })
})

test('each way of delivery is offered with the dates of the slowest line', () => {
  const shop = { country: 'NL', time_zone: 'Europe/Amsterdam', cut_off: '14:00', closed: [] }
  const zone = {
    ...{ zone: 'Near', countries: ['NL'], insured_from: 50_000 },
    standard: { price: 790, days: [2, 4] as [number, number] },
    insured: { price: 1490, days: [1, 3] as [number, number] },
  }
  const config = { shop: shop as unknown as Shop, DELIVERY: [zone] }
  const monday = Date.parse('2026-11-23T10:00:00+01:00') / 1000
  const lines = [
    { unitPrice: 10_000, quantity: 2, readyDays: 0 },
    { unitPrice: 1_000, quantity: 1, readyDays: 2 },
  ]
  const readyBy = '2026-11-25'
  expect(offersOf(config, lines, 'NL', monday)).toEqual([
    {
      ...{ method: 'standard', price: 790, days: [2, 4] },
      dates: { readyBy, deliverFrom: '2026-11-27', deliverBy: '2026-12-01' },
    },
    {
      ...{ method: 'insured', price: 1490, days: [1, 3] },
      dates: { readyBy, deliverFrom: '2026-11-26', deliverBy: '2026-11-30' },
    },
  ])
  // Three rings for 20,000 each: the quantity counts towards the limit.
  const dear = [{ unitPrice: 20_000, quantity: 3, readyDays: 0 }]
  expect(offersOf(config, dear, 'NL', monday).map(({ method }) => method)).toEqual(['insured'])
  expect(offersOf(config, lines, 'US', monday)).toEqual([])
})

test('a message fits on the card with 300 letters, of whatever script, and not with one more', () => {
  for (const letter of ['a', 'é', '👍🏽', 'क्षि']) {
    expect([letter, fitsOnCard(letter.repeat(GIFT_LETTERS))]).toEqual([letter, true])
    expect([letter, fitsOnCard(letter.repeat(GIFT_LETTERS + 1))]).toEqual([letter, false])
  }
  const marks = (units: number) => `a${'\u0301'.repeat(units - 1)}`
  expect(fitsOnCard(marks(GIFT_UNITS))).toBe(true)
  expect(fitsOnCard(marks(GIFT_UNITS + 1))).toBe(false)
  expect([GIFT_LETTERS, GIFT_UNITS]).toEqual([300, 3300])
})
