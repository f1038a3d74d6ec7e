import { describe, expect, test } from 'vitest'
import { fieldFor } from '../../src/catalog/rules/option-field.ts'

const values = (...short: string[]) => short.map((each) => ({ short: each, mm: null, price: null }))
const sizes = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ short: String(40 + at), mm: 40 + at, price: null }))

describe('the option in the form is chosen by', () => {
  test.each([
    ['one size', sizes(1)],
    ['thirty sizes', sizes(30)],
    ['every size there is', sizes(40)],
    ['lengths', values('40 cm', '45 cm', '50 cm')],
    ['letters', values('S', 'M', 'L', 'XL')],
  ])('buttons: %s', (_, entries) => {
    expect(fieldFor('Ring size', entries)).toBe('buttons')
  })

  test.each([
    ['long words', values('Adjustable', 'Fixed')],
    ['a length with a price of its own', [{ short: '40 cm', mm: null, price: '€480' }]],
    ['stones, which have a dot of their colour', values('Ruby', 'Emerald')],
    ['sizes of which some are no millimetres', [...sizes(2), ...values('6½')]],
    ['six names', values(...Array<string>(6).fill('A name of somebody'))],
  ])('radio buttons with words: %s', (_, entries) => {
    expect(fieldFor('Stone', entries)).toBe('radios')
  })

  test.each([
    ['seven names', values(...Array<string>(7).fill('A name of somebody'))],
    ['more sizes than a glance finds', sizes(41)],
    [
      'seven lengths, one with a price',
      [...values('a', 'b', 'c', 'd', 'e', 'f'), { short: 'g', mm: null, price: '€480' }],
    ],
  ])('a drop-down list: %s', (_, entries) => {
    expect(fieldFor('Name', entries)).toBe('select')
  })
})
