import { expect, test } from 'vitest'
import { isRingSize, sizesOf } from '../../src/catalog/rules/ring-size-option.ts'

test('an option is a ring size by its name, and “Size” only on a ring', () => {
  expect(isRingSize('Ring', 'Ring size')).toBe(true)
  expect(isRingSize('Wedding rings', 'Size')).toBe(true)
  expect(isRingSize('Earrings', 'Size')).toBe(false)
  expect(isRingSize('Ring', 'Metal')).toBe(false)
})

test('a ring knows the sizes it is made in, whatever else its option offers', () => {
  const options = [{ name: 'Ring size', values: ['62', '46', '54.4', 'Adjustable', '7'] }]
  expect(sizesOf({ type: 'Ring', options })).toEqual([46, 54.4, 62])
  expect(sizesOf({ type: 'Necklace', options: [{ name: 'Size', values: ['45'] }] })).toEqual([])
})
