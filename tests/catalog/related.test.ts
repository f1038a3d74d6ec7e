import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Comparable, relate } from '../../src/catalog/rules/related.ts'

const product = (id: string, price: number, facets: string[], collections: string[] = []) => ({
  ...{ id, price, facets, collections },
})
const ring = ['type=ring', 'metal=gold', 'stone=ruby', 'shape=round']

test('alike is who is of the same type, with the same stone, and costs about as much', () => {
  const related = relate([
    product('ring', 1000, ring),
    product('near', 1100, ring),
    product('far', 9000, ring),
    product('other-stone', 1000, ['type=ring', 'metal=gold', 'stone=pearl']),
    product('studs', 1000, ['type=earrings', 'metal=gold', 'stone=ruby']),
    product('chain', 1000, ['type=necklace', 'metal=gold', 'stone=without-stones']),
    product('unrelated', 1000, ['type=necklace', 'metal=silver', 'stone=without-stones']),
  ]).get('ring')
  expect(related?.similar).toEqual(['near', 'other-stone', 'far'])
  expect(related?.['goes-with']).toEqual(['studs', 'chain'])
})

test('what an owner puts into one collection goes together', () => {
  const products = [
    product('a', 1, ['type=ring'], ['gifts']),
    product('b', 1, ['type=brooch'], ['gifts']),
  ]
  expect(relate(products).get('a')?.['goes-with']).toEqual(['b'])
})

const anyProducts: fc.Arbitrary<Comparable[]> = fc
  .array(
    fc.record({
      price: fc.nat(1_000_000),
      facets: fc.subarray([...ring, 'type=brooch', 'metal=silver', 'stone=without-stones']),
      collections: fc.subarray(['c1', 'c2']),
    }),
    { maxLength: 60 },
  )
  .map((products) => products.map((each, at) => ({ id: `p${at}`, ...each })))

test('nobody is beside itself, nobody is there twice, and the order of the file does not matter', () => {
  fc.assert(
    fc.property(anyProducts, (products) => {
      const related = relate(products)
      for (const [id, lists] of related)
        for (const others of Object.values(lists)) {
          expect(others).not.toContain(id)
          expect(new Set(others).size).toBe(others.length)
          expect(others.length).toBeLessThanOrEqual(6)
        }
      const again = relate(products.toReversed())
      for (const [id, lists] of related) expect(again.get(id)).toEqual(lists)
    }),
  )
})
