import { expect, test } from 'vitest'
import { availabilityWords, summaryWords } from '../../src/catalog/availability-words.ts'
import { metalWords } from '../../src/catalog/metal-words.ts'
import { metalTone } from '../../src/catalog/rules/metals.ts'
import { plainText } from '../../src/catalog/rules/plain-text.ts'

const piece = (stock: number, madeToOrder = false) => ({ active: true, stock, madeToOrder })

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
  [[piece(2), piece(0, true)], 'In stock or made to order, depending on the ring size'],
])('before a choice the stock is summed up, case %#', (variants, words) => {
  expect(summaryWords(variants, 'Ring size')).toBe(words)
})

test('a description for search engines holds no markup and ends at a word', () => {
  expect(plainText('<p>Gold &amp; silver.</p><p>Two</p>', 100)).toBe('Gold & silver. Two')
  expect(plainText('<p>one two three</p>', 9)).toBe('one two…')
})

test('metals are recognized by their names', () => {
  expect(
    ['18K rose gold', '18K white gold', '9ct gold', 'Platinum 950', 'Silver'].map(metalTone),
  ).toEqual(['rose', 'white', 'yellow', 'platinum', 'silver'])
  expect(metalTone('52')).toBeNull()
})

test('a list does not name one metal beside the price of another', () => {
  const metals = { name: 'Metal', values: ['18K yellow gold', 'Platinum 950'] }
  expect(metalWords([metals], 'Platinum 950')).toBe('In 2 metals')
  expect(metalWords([{ name: 'Ring size', values: ['50', '52'] }], 'Silver')).toBe('Silver')
})
