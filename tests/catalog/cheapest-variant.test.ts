import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { collectionPage, searchSuggestions } from '../../src/catalog/listing/list-queries.ts'
import { arrangeCounts } from '../../src/catalog/listing/rules/counts.ts'
import { readFacets } from '../../src/catalog/listing/rules/facets.ts'
import { readTerms } from '../../src/catalog/listing/rules/search-terms.ts'
import { type ProductDetails, productPage } from '../../src/catalog/queries.ts'
import { cheapestVariant } from '../../src/catalog/rules/cheapest-variant.ts'
import { chooseVariant } from '../../src/catalog/rules/variant-choice.ts'
import { products, variants } from '../../src/catalog/tables.ts'
import { db, putCollection, putProduct } from './products.ts'

const metals = ['18K yellow gold', 'Platinum 950']
const sizes = ['50', '52']

beforeAll(async () => {
  const options = [
    { name: 'Metal', values: metals },
    { name: 'Ring size', values: sizes },
  ]
  await putProduct(
    { handle: 'moon', title: 'Moonrise band', options },
    metals.flatMap((metal) => sizes.map((size) => ({ optionValues: [metal, size] }))),
  )
  await putCollection('v-moon', ['moon'])
})

const variant = (price: number, stock: number, madeToOrder = false, active = true) => ({
  ...{ price, stock, madeToOrder, active },
})

test.each([
  ['the cheapest', [variant(3, 1), variant(1, 1), variant(2, 1)], 1],
  ['the first of equal prices', [variant(2, 1), variant(1, 1), variant(1, 1)], 1],
  ['none that is sold out', [variant(1, 0), variant(2, 1)], 1],
  ['one that is made to order', [variant(1, 0, true), variant(2, 1)], 0],
  ['none that is off sale', [variant(1, 1, true, false), variant(2, 1)], 1],
  ['the cheapest of all where nothing can be had', [variant(2, 0), variant(1, 0)], 1],
])('%s stands for a product', (_, variants, at) => {
  expect(cheapestVariant(variants)).toBe(variants[at])
})

test('nothing stands for a product without variants', () => {
  expect(cheapestVariant([])).toBeUndefined()
})

type Variant = ProductDetails['variants'][number]

const canBeHad = ({ stock, madeToOrder, price }: Variant) => price > 0 && (madeToOrder || stock > 0)

/** The rule again, without sorting: the lowest price among the available variants. */
function bruteForce(onSale: Variant[]) {
  const having = onSale.filter(canBeHad)
  const offered = having.length > 0 ? having : onSale
  const low = Math.min(...offered.map(({ price }) => price))
  const high = Math.max(...offered.map(({ price }) => price))
  return { offered, low, high, first: offered.find(({ price }) => price === low) }
}

/** Prices by facet values, each once, the lowest first: what the trigger must keep. */
function offersOf(onSale: Variant[]) {
  const entries = bruteForce(onSale).offered.map((variant) => {
    const names = variant.facets.filter(
      (name) => canBeHad(variant) || !/^(availability|ready)=/.test(name),
    )
    return `${String(variant.price).padStart(9, '0')} ${JSON.stringify(names)}`
  })
  return [...new Set(entries)].toSorted()
}

const change = fc.record({
  at: fc.nat(3),
  state: fc.record({
    stock: fc.nat(1),
    madeToOrder: fc.boolean(),
    active: fc.boolean(),
    // 0: on request.
    price: fc.integer({ min: 0, max: 5 }).map((euros) => euros * 100),
  }),
})

/** Filters of a list: a metal, a lowest and a highest price, each optional. */
const anyChoice = fc.record({
  metal: fc.option(fc.constantFrom('18k-yellow-gold', 'platinum-950'), { nil: undefined }),
  'price.gte': fc.option(fc.integer({ min: 1, max: 5 }).map(String), { nil: undefined }),
  'price.lte': fc.option(fc.integer({ min: 1, max: 5 }).map(String), { nil: undefined }),
})

const readChoice = (asked: Partial<Record<string, string>>) =>
  readFacets((name) => [asked[name] ?? []].flat(), 2)

const listOf = (choice: ReturnType<typeof readFacets>) =>
  collectionPage(db, 'v-moon', { choice, sort: 'price-ascending', page: 1 })

const nothingChosen = readChoice({})
const changes = fc.array(change, { minLength: 1, maxLength: 4 })

async function makeChanges(list: { at: number; state: Partial<Variant> }[]) {
  for (const { at, state } of list)
    await db
      .update(variants)
      .set(state)
      .where(eq(variants.id, `moon-${at}`))
  const found = await productPage(db, 'moon')
  fc.pre(found !== null && found.variants.length > 0)
  return found?.variants ?? []
}

test('the price in a list is the one at which the page opens, whatever is sold, given back or changed', async () => {
  await fc.assert(
    fc.asyncProperty(changes, async (list) => {
      const onSale = await makeChanges(list)
      const { low, high, first } = bruteForce(onSale)
      const shown = chooseVariant([], onSale).shown
      expect(cheapestVariant(onSale)).toBe(first)
      expect(shown).toBe(first)

      const page = await listOf(nothingChosen)
      expect(page?.cards).toMatchObject([
        {
          priceFrom: low,
          priceTo: high,
          optionValues: first?.optionValues,
          soldOut: !onSale.some(canBeHad),
          other: null,
        },
      ])
      const { prices } = arrangeCounts(page?.counts ?? [], nothingChosen)
      // A price on request is none to filter by.
      if (low === 0) expect(prices).toBeNull()
      else expect(prices).toEqual({ low: shown?.price, high: page?.cards[0]?.priceTo })
      const suggested = await searchSuggestions(db, readTerms('moonrise'))
      expect(suggested.products[0]?.priceFrom).toBe(shown?.price)

      const [kept] = await db
        .select({ offers: products.offers, offerPrices: products.offerPrices })
        .from(products)
        .where(eq(products.id, 'moon'))
      const entries = kept?.offerPrices.map(
        ([place, price]) =>
          `${String(price).padStart(9, '0')} ${JSON.stringify(kept.offers[place])}`,
      )
      expect(entries).toEqual(offersOf(onSale))
    }),
    { numRuns: 60 },
  )
}, 60_000)

test('a narrowed list has a product where something that can be had fits, and shows the cheapest of it', async () => {
  await fc.assert(
    fc.asyncProperty(changes, anyChoice, async (list, asked) => {
      const onSale = await makeChanges(list)
      const choice = readChoice(asked)
      const metal = asked.metal && metals[asked.metal === 'platinum-950' ? 1 : 0]
      const byPrice = asked['price.gte'] !== undefined || asked['price.lte'] !== undefined
      // A price on request is within no limits.
      const fits = ({ optionValues, price }: Variant) =>
        (!metal || optionValues[0] === metal) &&
        (!byPrice || price > 0) &&
        price >= (choice.from ?? 0) &&
        price <= (choice.to ?? Number.MAX_SAFE_INTEGER)
      const fitting = bruteForce(onSale).offered.filter(fits)
      const { low, high, first } = bruteForce(fitting)
      const page = await listOf(choice)
      expect(page?.cards).toMatchObject(
        fitting.length === 0
          ? []
          : [
              {
                priceFrom: low,
                priceTo: high,
                optionValues: first?.optionValues,
                soldOut: !onSale.some(canBeHad),
                other: first?.id === cheapestVariant(onSale)?.id ? null : first?.id,
              },
            ],
      )
      expect(page?.cards).toHaveLength(fitting.length === 0 ? 0 : 1)
    }),
    { numRuns: 100 },
  )
}, 60_000)
