import { expect, test } from 'vitest'
import { addsUp, charges } from '../../src/payments/charge-rules.ts'

const line = { name: 'Sol', description: '', unitPrice: 50_000, quantity: 2 }
const order: Parameters<typeof addsUp>[0] = {
  ...{
    key: 'checkout:o1',
    orderId: 'o1',
    number: 'J-7K4M2QXD',
    currency: 'EUR',
    address: { name: '', lines: [], city: '', state: '', postcode: '', country: 'NL' },
    email: 'anna@example.com',
  },
  lines: [line, { ...line, unitPrice: 1, quantity: 3 }],
  delivery: { name: 'Standard', price: 790 },
  total: 100_793,
  ...{ delayed: false, expiresAt: 0, returnUrl: '', cancelUrl: '' },
}

test('an order adds up when its lines and its delivery make the total, to the cent', () => {
  expect(addsUp(order)).toBe(true)
  for (const total of [100_792, 100_794]) expect(addsUp({ ...order, total })).toBe(false)
  expect(addsUp({ ...order, delivery: { name: 'Standard', price: 0 } })).toBe(false)
  expect(addsUp({ ...order, lines: [line] })).toBe(false)
})

test('every amount is one that the currency has, not only the sum', () => {
  // Icelandic króna are counted in hundredths and charged whole.
  const of = (unitPrice: number, price: number, total: number) =>
    addsUp({
      ...{ ...order, currency: 'ISK', lines: [{ ...line, unitPrice }] },
      ...{ delivery: { name: 'Standard', price }, total },
    })
  expect(of(50_000, 700, 100_700)).toBe(true)
  expect(of(50_050, 700, 100_800)).toBe(false)
  expect(of(50_000, 750, 100_750)).toBe(false)
  expect(
    addsUp({ ...order, lines: [{ ...line, quantity: 3, unitPrice: 0.5 }], total: 791.5 }),
  ).toBe(false)
  const discount = { ...line, unitPrice: -790, quantity: 1 }
  expect(addsUp({ ...order, lines: [discount], total: 0 })).toBe(false)
})

test('a payment page charges the order only with its total, in its currency', () => {
  const page = { amount: 100_793, currency: 'EUR' }
  expect(charges(page, order)).toBe(true)
  expect(charges({ ...page, amount: 100_792 }, order)).toBe(false)
  expect(charges({ ...page, currency: 'USD' }, order)).toBe(false)
})
