import { describe, expect, test } from 'vitest'
import {
  availabilityInCart,
  type CartLine,
  goodsTotal,
  isEngraved,
  isOneOfAKind,
  readyTogether,
  reduceToAvailable,
  unitsIn,
  unitsOfVariant,
} from '../../src/cart/rules.ts'

const ring = {
  ...{ id: 'l1', variantId: 'ring', quantity: 1, unitPrice: 50_000, readyDays: 0 },
  ...{ status: 'active', active: true, madeToOrder: false, stock: 5, held: 0 },
  ...{ unreadable: false, withdrawn: false, engraving: null },
} as CartLine
const line = (change: Partial<CartLine>): CartLine => ({ ...ring, ...change })

describe('what a cart can have of a variant', () => {
  test.each<[string, Partial<CartLine>, number, boolean, string]>([
    ['as many as there are', {}, 5, true, 'in-stock'],
    ['not one more', {}, 6, false, 'in-stock'],
    ['what its own unpaid order holds as well', { stock: 1, held: 2 }, 3, true, 'low'],
    ['no more than both', { stock: 1, held: 2 }, 4, false, 'low'],
    ['its own last one', { stock: 0, held: 1 }, 1, true, 'last-one'],
    ['none of what is sold out', { stock: 0 }, 1, false, 'sold-out'],
    ['any number of what is made to order', { madeToOrder: true }, 10, true, 'made-to-order'],
    ['none of a variant that was taken off', { active: false }, 1, false, 'sold-out'],
    ['none of a product that was taken off', { status: 'draft' }, 1, false, 'sold-out'],
    ['none of what has no price', { unitPrice: 0 }, 1, false, 'on-request'],
  ])('%s', (_, change, quantity, available, availability) => {
    expect(availabilityInCart(line(change), quantity)).toEqual({ available, availability })
  })
})

describe('a cart with more than there is', () => {
  const quantities = (...lines: Partial<CartLine>[]) =>
    reduceToAvailable(lines.map(line)).map(({ quantity }) => quantity)

  test('keeps what can be had; of one variant, the first line comes first', () => {
    expect(quantities({ quantity: 5 }, { quantity: 1 })).toEqual([5, 0])
    expect(quantities({ quantity: 3 }, { quantity: 3 })).toEqual([3, 2])
    expect(quantities({ quantity: 9 })).toEqual([5])
    expect(quantities({ quantity: 9, active: false })).toEqual([0])
    expect(quantities({ quantity: 3 }, { quantity: 3, variantId: 'chain' })).toEqual([3, 3])
    expect(quantities({ quantity: 2 }, { quantity: 2 }, { quantity: 2 })).toEqual([2, 2, 1])
  })

  test('keeps no line whose engraving cannot be read, or is not cut any more', () => {
    expect(quantities({ unreadable: true }, { withdrawn: true }, { quantity: 5 })).toEqual([
      ...[0, 0, 5],
    ])
  })

  test('is otherwise the same', () => {
    expect(reduceToAvailable([ring])).toEqual([ring])
  })
})

test('units and prices are added up', () => {
  const lines = [line({ quantity: 2 }), line({ variantId: 'chain', quantity: 3, unitPrice: 100 })]
  expect(unitsIn(lines)).toBe(5)
  expect(unitsOfVariant([...lines, line({ quantity: 4 })], 'ring')).toBe(6)
  expect(unitsOfVariant(lines, 'pin')).toBe(0)
  expect(goodsTotal(lines)).toBe(100_300)
  expect([unitsIn([]), goodsTotal([])]).toEqual([0, 0])
})

test('lines leave together with the slowest, which is named where another waits for it', () => {
  const [quick, slow, slower] = [{ readyDays: 0 }, { readyDays: 3 }, { readyDays: 9 }]
  expect(readyTogether([])).toEqual({ days: 0, slowest: null })
  expect(readyTogether([slow])).toEqual({ days: 3, slowest: null })
  expect(readyTogether([slow, { ...slow }])).toEqual({ days: 3, slowest: null })
  expect(readyTogether([quick, slower, slow]).slowest).toBe(slower)
  expect(readyTogether([quick, slower, slow]).days).toBe(9)
})

test.each<[boolean, Partial<CartLine>]>([
  [true, { stock: 1 }],
  [true, { stock: 0, held: 1 }],
  [true, { stock: 0 }],
  [false, { stock: 1, held: 1 }],
  [false, { stock: 1, quantity: 2 }],
  [false, { stock: 1, madeToOrder: true }],
  [false, { stock: 2 }],
])('one of a kind, so that nobody asks for how many: %s, of %o', (only, change) => {
  expect(isOneOfAKind(line(change))).toBe(only)
})

test('a line is engraved, also where nobody can read what', () => {
  expect(isEngraved(ring)).toBe(false)
  expect(isEngraved(line({ unreadable: true }))).toBe(true)
  const engraving = { text: 'Ida' } as Partial<CartLine['engraving']> as CartLine['engraving']
  expect(isEngraved(line({ engraving }))).toBe(true)
})
