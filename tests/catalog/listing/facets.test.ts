import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { facts } from '../../../src/catalog/facts.ts'
import { collectionPage } from '../../../src/catalog/listing/list-queries.ts'
import { facetsOf } from '../../../src/catalog/listing/product-facets.ts'
import { arrangeCounts } from '../../../src/catalog/listing/rules/counts.ts'
import {
  type FacetChoice,
  type FacetName,
  facetNames,
  facetQuery,
  fixedValues,
  readFacets,
} from '../../../src/catalog/listing/rules/facets.ts'
import { takeFromStock } from '../../../src/catalog/stock-queries.ts'
import { get } from '../../support/get.ts'
import { db, putCollection, putProduct } from '../products.ts'

const from = <T>(values: readonly T[], at: number): T => values[at % values.length] as T

/**
 * A catalogue in which all facets are combined: the n-th product, in one, two or three metals, each
 * in two sizes.
 */
function product(n: number) {
  const metals = ['18K yellow gold', '18K white gold', 'Platinum 950', 'Sterling silver 925']
  const own = metals.filter((_, at) => (n + at) % 4 <= n % 3)
  const kinds = ['diamond', 'ruby', 'emerald']
  const stone = (at: number) => ({
    kind: from(kinds, n),
    origin: from(['natural', 'lab-grown'] as const, Math.floor(n / 3)),
    shape: from(['round', 'oval'], n),
    count: 1,
    caratTotal: from([0.1, 0.3, 0.7, 1.5, 2.4], n + at),
  })
  return {
    handle: `f${n}`,
    type: from(['Ring', 'Earrings', 'Brooch'], Math.floor(n / 2)),
    status: n % 11 === 5 ? ('draft' as const) : ('active' as const),
    options: [
      { name: 'Metal', values: own },
      { name: 'Ring size', values: ['50', '52'] },
    ],
    facts: facts.parse({
      stones: n % 4 === 3 ? [] : [stone(0)],
      ...(n % 7 === 1 && { byChoice: { [own.at(-1) ?? '']: { stones: [stone(1)] } } }),
      workshopDays: from([3, 8, 12, 25, 40], Math.floor(n / 5)),
    }),
    variants: own.flatMap((metal, at) =>
      ['50', '52'].map((size, place) => ({
        optionValues: [metal, size],
        active: (n + at + place) % 9 !== 0,
        stock: n % 6 === 0 ? 0 : (n + at * place) % 3,
        madeToOrder: n % 6 !== 0 && (n + at) % 4 === 0,
        price: 10_000 * (1 + ((n * 7 + at * 9 + place * (n % 2)) % 40)),
      })),
    ),
  }
}

const catalogue = Array.from({ length: 60 }, (_, n) => product(n))

beforeAll(async () => {
  for (const { variants, ...product } of catalogue) await putProduct(product, variants)
  await putCollection(
    'f-all',
    catalogue.map(({ handle }) => handle),
  )
}, 30_000)

/**
 * The variants of a product that a list knows, each with its names: the available ones or, if all
 * are sold out, all of them.
 */
function offersOf(each: (typeof catalogue)[number]) {
  const { common, own } = facetsOf(each)
  const onSale = each.variants
    .map(({ active, stock, madeToOrder, price }, at) => ({
      ...{ active, price, canBeHad: madeToOrder || stock > 0 },
      names: [...common, ...(own[at] ?? [])],
    }))
    .filter(({ active }) => active)
  const canBeHad = onSale.filter((variant) => variant.canBeHad)
  if (canBeHad.length > 0) return canBeHad
  return onSale.map(({ price, names }) => ({
    price,
    names: names.filter((name) => !/^(availability|ready)/.test(name)),
  }))
}

/** What a shopper would count, product by product and variant by variant. */
function counted(choice: FacetChoice) {
  const known = new Set(catalogue.flatMap((each) => facetsOf(each).values).map(({ name }) => name))
  const holds = (offer: { names: string[]; price: number }, but?: FacetName | 'price') =>
    facetNames.every((facet) => {
      const wanted = (choice.values[facet] ?? [])
        .map((value) => `${facet}=${value}`)
        .filter((name) => fixedValues[facet] || known.has(name))
      return (
        facet === but || wanted.length === 0 || wanted.some((name) => offer.names.includes(name))
      )
    }) &&
    (but === 'price' ||
      (offer.price >= (choice.from ?? 0) && offer.price <= (choice.to ?? Number.MAX_SAFE_INTEGER)))
  const listed = catalogue
    .filter(({ status }) => status === 'active')
    .map((each) => ({ handle: each.handle, offers: offersOf(each) }))
  const fitting = listed.flatMap(({ handle, offers }) => {
    const prices = offers.filter((offer) => holds(offer)).map(({ price }) => price)
    return prices.length > 0 ? [{ handle, price: Math.min(...prices) }] : []
  })
  return {
    fitting,
    count: (facet: FacetName, value: string) =>
      listed.filter(({ offers }) =>
        offers.some((offer) => holds(offer, facet) && offer.names.includes(`${facet}=${value}`)),
      ).length,
    prices: listed.flatMap(({ offers }) =>
      offers.filter((offer) => holds(offer, 'price')).map(({ price }) => price),
    ),
  }
}

const anyOf = (values: readonly string[]) =>
  fc.subarray([...values, 'unheard-of'], { maxLength: 3 })
const anyChoice: fc.Arbitrary<FacetChoice> = fc.record({
  values: fc
    .record({
      type: anyOf(['ring', 'earrings', 'brooch']),
      metal: anyOf(['18k-yellow-gold', '18k-white-gold', 'platinum-950']),
      stone: anyOf(['natural-ruby', 'lab-grown-diamond', 'without-stones']),
      shape: anyOf(['round', 'oval']),
      carat: fc.subarray([...(fixedValues.carat ?? [])], { maxLength: 2 }),
      availability: fc.subarray([...(fixedValues.availability ?? [])]),
      ready: fc.subarray([...(fixedValues.ready ?? [])], { maxLength: 2 }),
    })
    .map((values) =>
      // Most facets are empty, as shoppers leave them.
      Object.fromEntries(
        Object.entries(values)
          .filter(([, { length }]) => length > 0)
          .slice(0, 3),
      ),
    ),
  from: fc.option(fc.nat(300_000)),
  to: fc.option(fc.integer({ min: 100_000, max: 400_000 })),
})

describe('what there is to choose from', () => {
  test('agrees with a count by hand, whatever is chosen', async () => {
    await fc.assert(
      fc.asyncProperty(anyChoice, async (choice) => {
        const found = await collectionPage(db, 'f-all', { choice, sort: 'featured', page: 1 })
        const { facets, total, prices } = arrangeCounts(found?.counts ?? [], choice)
        const byHand = counted(choice)
        expect(total).toBe(byHand.fitting.length)
        expect(found?.cards.map(({ handle, priceFrom: price }) => ({ handle, price }))).toEqual(
          byHand.fitting.slice(0, 24),
        )
        for (const { name, values } of facets)
          for (const { value, count } of values)
            expect(count, `${name}=${value}`).toBe(byHand.count(name, value))
        const [low, high] = [Math.min(...byHand.prices), Math.max(...byHand.prices)]
        expect(prices).toEqual(byHand.prices.length > 0 ? { low, high } : null)
        const sort = 'price-ascending'
        const byPrice = await collectionPage(db, 'f-all', { choice, sort, page: 1 })
        expect(byPrice?.cards.map(({ priceFrom }) => priceFrom)).toEqual(
          byHand.fitting
            .map(({ price }) => price)
            .toSorted((a, b) => a - b)
            .slice(0, 24),
        )
      }),
      { numRuns: 60 },
    )
  }, 60_000)

  test('is read from an address as it was written there, and nothing else is', () => {
    fc.assert(
      fc.property(anyChoice, (choice) => {
        const whole = {
          values: Object.fromEntries(
            Object.entries(choice.values).map(([name, values]) => [name, values.toSorted()]),
          ),
          from: choice.from && Math.floor(choice.from / 100) * 100,
          to: choice.to && Math.floor(choice.to / 100) * 100,
        }
        const query = facetQuery(whole, 2)
        expect(readFacets((name) => query[name] ?? [], 2)).toEqual(whole)
      }),
    )
    const hostile: Record<string, string[]> = {
      metal: ["'--", '<b>', 'A', 'x'.repeat(61), ...Array.from({ length: 20 }, (_, n) => `m${n}`)],
      carat: ['9', '0.5-1'],
      'price.gte': ['-1', '1e9', '5'],
    }
    const read = readFacets((name) => hostile[name] ?? [], 2)
    expect(read.values.metal).toHaveLength(8)
    expect(read).toMatchObject({ values: { carat: ['0.5-1'] }, from: 500, to: null })
  })

  test('follows the stock: what is sold out is neither in stock nor ready, and comes back', async () => {
    await putProduct({ handle: 'f-last' }, [{ stock: 1 }, { stock: 0 }])
    await putCollection('f-one', ['f-last'], 1)
    const shown = async () => (await get('/collections/f-one?availability=in-stock')).page
    expect(await shown()).toContain('href="/products/f-last"')
    await takeFromStock(db, 'f-last-0', 1)
    expect(await shown()).not.toContain('href="/products/f-last"')
    await takeFromStock(db, 'f-last-1', -2)
    expect(await shown()).toContain('href="/products/f-last"')
  })

  test('tells lab-grown from natural, and what a time promises', () => {
    const ring = (madeToOrder: boolean, workshopDays: number) => ({
      type: 'Ring',
      options: [],
      facts: facts.parse({
        stones: [{ kind: 'diamond', origin: 'lab-grown', count: 1, cut: 'round', caratTotal: 0.5 }],
        workshopDays,
      }),
      variants: [{ optionValues: [], madeToOrder }],
    })
    const names = (...of: Parameters<typeof ring>) =>
      facetsOf(ring(...of)).values.map(({ name }) => name)
    expect(names(true, 12)).toEqual([
      'type=ring',
      'stone=lab-grown-diamond',
      'shape=round',
      'carat=0.5-1',
      'availability=made-to-order',
      'ready=15',
      'ready=20',
      'ready=30',
    ])
    expect(names(false, 12)).toContain('ready=0')
    expect(names(true, 31).join()).not.toContain('ready')
  })
})

describe('a list that is narrowed down', () => {
  test('keeps what is chosen in its form, its chips and its pages', async () => {
    const { page } = await get(
      '/collections/f-all?metal=platinum-950&metal=18k-white-gold&price.lte=4000',
    )
    expect(page).toMatch(/<input[^>]*name="metal" value="platinum-950" checked/)
    expect(page).toContain('aria-label="Remove Platinum 950"')
    expect(page).toContain('Up to €4,000')
    expect(page).toContain('value="4000"')
    expect(page).toMatch(
      /rel="next nofollow" href="[^"]*metal=18k-white-gold&amp;metal=platinum-950&amp;price.lte=4000&amp;page=2"/,
    )
  })

  test('is not for search engines; the list itself is', async () => {
    const { page } = await get('/collections/f-all?metal=platinum-950')
    expect(page).toContain('<link rel="canonical" href="https://shop.test/collections/f-all"/>')
    expect(page).toContain('<meta name="robots" content="noindex"/>')
    expect((await get('/collections/f-all')).page).not.toContain('content="noindex"')
    const robots = (await get('/robots.txt')).page
    for (const name of facetNames) expect(robots).toContain(`Disallow: /*?*${name}=`)
  })

  test('down to nothing says what to take away', async () => {
    const { status, page } = await get('/collections/f-all?metal=platinum-950&price.lte=1')
    expect(status).toBe(200)
    expect(page).toContain('Nothing matches all of these')
    expect(page).toContain('aria-label="Remove Platinum 950"')
  })

  test('does not hear what the shop does not know', async () => {
    const { page } = await get('/collections/f-all?metal=unobtainium&colour=red&carat=9')
    expect(page).toContain('55 pieces')
    expect(page).not.toContain('Remove ')
    expect(page).not.toContain('content="noindex"')
  })
})
