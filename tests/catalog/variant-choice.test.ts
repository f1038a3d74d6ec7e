import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chooseVariant } from '../../src/catalog/rules/variant-choice.ts'

const ring = (id: string, optionValues: string[], stock = 1) => ({
  id,
  optionValues,
  stock,
  price: 100,
  active: true,
  madeToOrder: false,
})

const options = [
  { name: 'Metal', values: ['yellow', 'white'] },
  { name: 'Ring size', values: ['50', '52', '54'] },
]
const rings = [
  ring('y50', ['yellow', '50']),
  ring('y52', ['yellow', '52']),
  ring('w50', ['white', '50'], 0),
  ring('w52', ['white', '52']),
  ring('w54', ['white', '54']),
]

test('nothing is chosen until the shopper chooses', () => {
  const choice = chooseVariant(options, rings)
  expect(choice.selected).toBeNull()
  expect(choice.steps[0]?.values.map((each) => each.current)).toEqual([true, false])
  expect(choice.last.variants.map((each) => each.id)).toEqual(['y50', 'y52'])
})

test('an address that names no variant of the piece chooses nothing', () => {
  expect(chooseVariant(options, rings, { variant: 'gone' }).selected).toBeNull()
})

test('a piece with one variant needs no choice', () => {
  expect(chooseVariant([], [ring('only', [])]).selected?.id).toBe('only')
})

test('another metal keeps the size, sold out or not', () => {
  const [metal] = chooseVariant(options, rings, { variant: 'y50' }).steps
  expect(metal?.values.map((each) => each.leadsTo.id)).toEqual(['y50', 'w50'])
})

test('a size that does not exist in the other metal gives way to one that can be sold', () => {
  const [metal] = chooseVariant(options, rings, { variant: 'w54' }).steps
  expect(metal?.values[0]?.leadsTo.id).toBe('y50')
})

test('a metal leads to a piece that can be sold while no size is chosen', () => {
  const [metal] = chooseVariant(options, rings).steps
  expect(metal?.values[1]?.leadsTo.id).toBe('w52')
})

test('a metal is chosen without a size that nobody chose', () => {
  const selects = (wanted: { variant?: string; shown?: string }) =>
    chooseVariant(options, rings, wanted).steps[0]?.values.map((each) => each.selects)
  expect(selects({})).toEqual([false, false])
  expect(selects({ shown: 'w52' })).toEqual([false, false])
  expect(selects({ variant: 'y50' })).toEqual([true, true])
  expect(selects({ variant: 'w54' })).toEqual([false, true])

  const choice = chooseVariant(options, rings, { shown: 'w52' })
  expect(choice).toMatchObject({ selected: null, shown: { id: 'w52' } })
  expect(choice.last.variants.map((each) => each.id)).toEqual(['w50', 'w52', 'w54'])
})

test('a metal is sold out when every size of it is', () => {
  const sold = rings.map((each) => ({ ...each, stock: each.optionValues[0] === 'white' ? 0 : 1 }))
  const [metal] = chooseVariant(options, sold).steps
  expect(metal?.values.map((each) => each.soldOut)).toEqual([false, true])
})

test('a value that no variant has is not offered', () => {
  const [metal] = chooseVariant(
    [{ name: 'Metal', values: ['yellow', 'copper'] }, options[1]!],
    rings,
  ).steps
  expect(metal?.values.map((each) => each.value)).toEqual(['yellow'])
})

test('a product opens at the cheapest that can be had, as the lists say', () => {
  const priced = rings.map((each) => ({ ...each, price: each.id.startsWith('w') ? 90 : 100 }))
  expect(chooseVariant(options, priced).shown?.id).toBe('w52')
  const sold = priced.map((each) => (each.id.startsWith('w') ? { ...each, stock: 0 } : each))
  expect(chooseVariant(options, sold).shown?.id).toBe('y50')
})

describe('where the metal is the last option, or the only one', () => {
  const studs = [ring('gold', ['gold']), ring('silver', ['silver'], 0)]
  const metalOnly = [{ name: 'Metal', values: ['gold', 'silver'] }]
  const chains = [
    { name: 'Chain length', values: ['40', '45'] },
    { name: 'Metal', values: ['gold', 'silver'] },
  ]
  const necklaces = chains[0]!.values.flatMap((length) =>
    chains[1]!.values.map((metal) => ring(`${metal}${length}`, [length, metal])),
  )

  test('it is still chosen by links, because the pictures follow it', () => {
    const choice = chooseVariant(metalOnly, studs)
    expect(choice.selected?.id).toBe('gold')
    expect(choice.steps[0]?.values.map((each) => each.leadsTo.id)).toEqual(['gold', 'silver'])
    expect(choice.steps[0]?.values.map((each) => each.soldOut)).toEqual([false, true])
    expect(choice.last).toMatchObject({ name: null, variants: [{ id: 'gold' }] })
  })

  test('the form asks for the length', () => {
    const { selected, steps, last } = chooseVariant(chains, necklaces, { variant: 'silver45' })
    expect(selected?.id).toBe('silver45')
    expect(steps.map(({ name }) => name)).toEqual(['Metal'])
    expect(steps[0]?.values.map((each) => each.leadsTo.id)).toEqual(['gold45', 'silver45'])
    expect(last.name).toBe('Chain length')
    expect(last.variants.map((each) => each.optionValues[last.at])).toEqual(['40', '45'])
  })
})

const letters = ['a', 'b', 'c']
const anyCatalogue = fc
  .integer({ min: 1, max: 3 })
  .chain((depth) =>
    fc.record({
      depth: fc.constant(depth),
      variants: fc.uniqueArray(
        fc.record({
          optionValues: fc.tuple(
            ...Array.from({ length: depth }, () => fc.constantFrom(...letters)),
          ) as fc.Arbitrary<string[]>,
          stock: fc.integer({ min: 0, max: 2 }),
        }),
        { minLength: 1, selector: (variant) => variant.optionValues.join() },
      ),
    }),
  )
  .map(({ depth, variants }) => ({
    options: letters.slice(0, depth).map((name) => ({ name, values: letters })),
    variants: variants.map((variant) =>
      ring(variant.optionValues.join(), variant.optionValues, variant.stock),
    ),
  }))

test('every link leads to a variant that has its value', () => {
  fc.assert(
    fc.property(anyCatalogue, fc.nat(), ({ options, variants }, start) => {
      const from = variants[start % variants.length]
      for (const [at, step] of chooseVariant(options, variants, {
        variant: from?.id,
      }).steps.entries())
        for (const { value, leadsTo } of step.values) expect(leadsTo.optionValues[at]).toBe(value)
    }),
  )
})

test('every variant can be reached from every other by choosing its values in order', () => {
  fc.assert(
    fc.property(anyCatalogue, fc.nat(), fc.nat(), ({ options, variants }, start, end) => {
      const wanted = variants[end % variants.length]!
      let at = variants[start % variants.length]!
      for (const step of options.slice(0, -1).keys()) {
        const values =
          chooseVariant(options, variants, { variant: at.id }).steps[step]?.values ?? []
        at = values.find((each) => each.value === wanted.optionValues[step])?.leadsTo ?? at
      }
      expect(chooseVariant(options, variants, { variant: at.id }).last.variants).toContain(wanted)
    }),
  )
})
