import { expect, test } from 'vitest'
import { availabilityWords, summaryWords } from '../../src/catalog/availability-words.ts'

const piece = (stock: number, madeToOrder = false, price = 100) => ({
  ...{ active: true, stock, madeToOrder, price },
})
const asked = piece(1, false, 0)

test('a made piece says when it can leave', () => {
  expect(availabilityWords('made-to-order', 10)).toBe(
    'Made to order: ready to send in 10 working days',
  )
  expect(availabilityWords('made-to-order', 1)).toContain('1 working day')
  expect(availabilityWords('made-to-order')).toBe('Made to order')
})

test.each([
  [[piece(9), piece(9)], 'In stock'],
  [[piece(9), piece(0)], 'In stock; some are sold out'],
  [[piece(0), piece(0)], 'Sold out'],
  [[piece(1), piece(0)], 'Only one left; some are sold out'],
  [[piece(0, true), piece(0, true)], 'Made to order'],
  [[asked, asked], 'On request'],
  [[piece(9), asked], 'In stock'],
  [[piece(0), asked], 'Sold out'],
  [[piece(2), piece(0, true)], 'In stock or made to order, depending on the ring size'],
])('before a choice the stock is summed up, case %#', (variants, words) => {
  expect(summaryWords(variants, 'Ring size')).toBe(words)
})
