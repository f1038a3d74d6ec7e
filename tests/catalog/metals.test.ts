import { expect, test } from 'vitest'
import { metalWords } from '../../src/catalog/metal-words.ts'
import { finenessOf, metalTone } from '../../src/catalog/rules/metals.ts'

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

test('silver is of 925 however its name says so', () => {
  const names = ['S925 Silver', '925 silver', 's925', 'S 925', 'Sterling silver', 'Sterling 925']
  expect(names.map(finenessOf)).toEqual(names.map(() => 925))
  expect(['Silver', 'S92', 'US925X'].map(finenessOf)).toEqual([undefined, undefined, undefined])
})
