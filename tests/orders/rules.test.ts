import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  mayMove,
  type OrderState,
  orderNumber,
  readOrderNumber,
  reliableDates,
} from '../../src/orders/rules.ts'

const states = [
  ...(['pending', 'processing', 'paid', 'review', 'released', 'refunding', 'refunded'] as const),
]
/** Every move of an order; any other would sell twice, or forget money. */
const moves: Record<OrderState, string> = {
  pending: 'processing paid review released refunding',
  processing: 'paid review released refunding',
  paid: 'refunded',
  review: 'paid refunded',
  released: 'paid review refunding',
  refunding: 'refunded',
  refunded: '',
}
test.each(states)('from %s an order goes nowhere else', (from) => {
  const allowed = states.filter((to) => mayMove(from, to))
  expect(allowed.toSorted()).toEqual(moves[from].split(' ').filter(Boolean).toSorted())
})

test.each(states)('the shopper relies on the dates of an order that is %s, or not', (state) => {
  const dates = { readyBy: '2026-12-01', deliverFrom: '2026-12-02', deliverBy: '2026-12-03' }
  const order = { ...dates, state, newReadyBy: null, newDeliverFrom: null, newDeliverBy: null }
  const relies = state === 'pending' || state === 'paid'
  expect(reliableDates(order)).toEqual(relies ? { dates: order, promised: null } : null)
})

test('new dates hold instead of the promise, which stays beside them', () => {
  const promised = { readyBy: '2026-12-01', deliverFrom: '2026-12-02', deliverBy: '2026-12-03' }
  const dates = { readyBy: '2026-12-08', deliverFrom: '2026-12-09', deliverBy: '2026-12-10' }
  const order = {
    ...{ ...promised, state: 'paid' as const },
    ...{ newReadyBy: dates.readyBy, newDeliverFrom: dates.deliverFrom },
    newDeliverBy: dates.deliverBy,
  }
  expect(reliableDates(order)).toEqual({ dates, promised: order })
})

test('an order number has eight letters of which none looks like another', () => {
  expect(orderNumber(new Uint8Array(8))).toBe('J-22222222')
  expect(orderNumber(Uint8Array.from({ length: 12 }, (_, at) => at))).toBe('J-23456789')
  expect(orderNumber(Uint8Array.from([8, 15, 16, 23, 30, 31, 61, 255]))).toBe('J-AHJSZ2Z9')
  const drawn = new Set<string>()
  for (let byte = 0; byte < 256; byte++)
    drawn.add(orderNumber(new Uint8Array(8).fill(byte)).slice(-1))
  expect([...drawn].toSorted().join('')).toBe('23456789ABCDEFGHJKMNPQRSTUVWXYZ')
})

test('whatever number an order gets, its owner can type it', () => {
  const bytes = fc.uint8Array({ minLength: 8, maxLength: 8 })
  fc.assert(
    fc.property(bytes, (eight) => {
      const number = orderNumber(eight)
      expect(readOrderNumber(number)).toBe(number)
      expect(readOrderNumber(` ${number.toLowerCase().replace('-', ' ')} `)).toBe(number)
      expect(readOrderNumber(number.slice(2))).toBe(number)
    }),
  )
})

test.each([
  ['J-7K4M2QXD', 'J-7K4M2QXD'],
  ['j 7k4m-2qxd', 'J-7K4M2QXD'],
  ['Ｊ－７Ｋ４Ｍ２ＱＸＤ', 'J-7K4M2QXD'],
  // Eight letters of which the first is a J are all of the number.
  ['JK4M2QXD', 'J-JK4M2QXD'],
  ['J-JK4M2QXD', 'J-JK4M2QXD'],
  [`${' '.repeat(42)}7K4M2QXD`, 'J-7K4M2QXD'],
  [`${' '.repeat(43)}7K4M2QXD`, null],
  ['7K4M2QX', null],
  ['J-7K4M2QXDA', null],
  ['A-7K4M2QXD', null],
  // These letters are in no number.
  ['J-7K4M2QX0', null],
  ['J-7K4M2QXO', null],
  ['J-7K4M2QX1', null],
  ['', null],
])('"%s" is the order %s', (typed, number) => expect(readOrderNumber(typed)).toBe(number))
