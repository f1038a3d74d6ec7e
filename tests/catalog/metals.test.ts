import { expect, test } from 'vitest'
import { metalWords } from '../../src/catalog/metal-words.ts'
import { metalTone } from '../../src/catalog/rules/metals.ts'

test('metals are told apart by their names', () => {
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
