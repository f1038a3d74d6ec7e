import { inArray } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { takeFromStock } from '../../../src/catalog/stock-queries.ts'
import { variants } from '../../../src/catalog/tables.ts'
import { visitor } from '../../support/shop.ts'
import { db, putCollection, putPicture, putProduct } from '../products.ts'

const [gold, platinum] = ['18K yellow gold', 'Platinum 950']

beforeAll(async () => {
  const options = [
    { name: 'Metal', values: [gold, platinum] },
    { name: 'Ring size', values: ['50', '52'] },
  ]
  const facts = {
    dimensions: {},
    workshopDays: 12,
    stones: [{ kind: 'diamond', origin: 'natural' as const, count: 1, caratTotal: 0.3 }],
    byChoice: {
      [platinum]: {
        stones: [{ kind: 'diamond', origin: 'lab-grown' as const, count: 1, caratTotal: 1 }],
      },
    },
  }
  await putProduct({ handle: 'sol', title: 'Sol band', options, facts }, [
    { optionValues: [gold, '50'], price: 100_000, stock: 2 },
    { optionValues: [gold, '52'], price: 110_000, stock: 0 },
    { optionValues: [platinum, '50'], price: 250_000, stock: 0, madeToOrder: true },
    { optionValues: [platinum, '52'], price: 260_000, stock: 0, madeToOrder: true },
  ])
  for (const [at, metal] of ['gold', 'platinum'].entries()) {
    const imageId = await putPicture('sol', at, `sol${metal}`)
    const ids = [`sol-${2 * at}`, `sol-${2 * at + 1}`]
    await db.update(variants).set({ imageId }).where(inArray(variants.id, ids))
  }
  await putCollection('v-sol', ['sol'])
})

const list = async (query: string) => (await visitor().get(`/collections/v-sol?${query}`)).page
/** The number of products that the list gives, which is also its number of cards. */
async function numberShown(query: string) {
  const page = await list(query)
  const shown = /role="status">([^<]*)</.exec(page)?.[1] ?? ''
  expect(page.match(/class="card"/g) ?? []).toHaveLength(Number.parseInt(shown, 10))
  return shown
}

describe('what a list is narrowed down to is true of one variant', () => {
  test.each([
    ['metal=platinum-950&availability=in-stock', '0 pieces'],
    ['metal=platinum-950&availability=made-to-order', '1 piece'],
    ['metal=platinum-950&metal=18k-yellow-gold&availability=in-stock', '1 piece'],
    ['metal=platinum-950&ready=10', '0 pieces'],
    ['metal=platinum-950&ready=15', '1 piece'],
    ['metal=platinum-950&price.lte=2000', '0 pieces'],
    ['metal=platinum-950&price.lte=2500', '1 piece'],
    ['metal=18k-yellow-gold&price.gte=1050', '0 pieces'],
    ['metal=18k-yellow-gold&stone=natural-diamond', '1 piece'],
    ['metal=18k-yellow-gold&stone=lab-grown-diamond', '0 pieces'],
    ['stone=natural-diamond&carat=1-2', '0 pieces'],
  ])('%s: %s', async (query, shown) => {
    expect(await numberShown(query)).toBe(shown)
  })

  test('no piece is offered beside a choice that no variant of it has', async () => {
    const silver = { options: [{ name: 'Metal', values: ['Sterling silver 925'] }] }
    await putProduct({ handle: 'lune', ...silver }, [{ optionValues: ['Sterling silver 925'] }])
    await putCollection('v-both', ['sol', 'lune'])
    const asked = async (query: string) => {
      const { page } = await visitor().get(`/collections/v-both?${query}`)
      const values = /name="(metal|availability)" value="([^"]*)"[^>]*>.*?<small>(\d+)</g
      return [...page.matchAll(values)].map(([, , value, count]) => `${value} ${count}`)
    }
    const [yellow, sterling, pt] = ['18k-yellow-gold', 'sterling-silver-925', 'platinum-950']
    const each = [`${yellow} 1`, `${pt} 1`, `${sterling} 1`]
    expect(await asked('')).toEqual([...each, 'in-stock 2', 'made-to-order 1'])
    expect(await asked('availability=in-stock')).toEqual([
      ...[`${yellow} 1`, `${sterling} 1`, 'in-stock 2', 'made-to-order 1'],
    ])
    expect(await asked(`metal=${pt}`)).toEqual(each)
  })

  test('a card shows the price, metal and picture of the variant that is asked for, and leads there', async () => {
    const page = await list('metal=platinum-950')
    expect(page).toContain('href="/products/sol?shown=sol-2"')
    expect(page).toMatch(/<span class="quiet">Platinum 950<\/span>.*€2,500/)
    expect(page).toContain('/pictures/solplatinum-')
    expect(page).not.toContain('/pictures/solgold-')
    expect((await visitor().get('/products/sol?shown=sol-2')).page).toContain('€2,500')

    const dearer = await list('metal=platinum-950&price.gte=2550')
    expect(dearer).toContain('href="/products/sol?shown=sol-3"')
    expect(dearer).toContain('/pictures/solplatinum-')

    const first = await list('metal=18k-yellow-gold')
    expect(first).toContain('href="/products/sol"')
    expect(first).toContain('/pictures/solgold-')
  })

  test('the most values that an address may have fit one statement', async () => {
    const words = ['type', 'metal', 'stone', 'shape'].flatMap((facet) =>
      Array.from({ length: 8 }, (_, n) => `${facet}=none-${n}`),
    )
    const fixed = ['carat=1-2', 'carat=0.25-0.5', 'availability=in-stock', 'ready=0', 'ready=5']
    const everything = [...words, ...fixed, 'price.gte=1', 'price.lte=9999', 'sort=price-ascending']
    expect(await numberShown(everything.join('&'))).toBe('1 piece')
  })
})

describe('the price in a list', () => {
  test('follows an order: of a ring whose cheapest size is sold it is the next', async () => {
    await putProduct({ handle: 'star' }, [
      { price: 10_000, stock: 1 },
      { price: 20_000, stock: 1 },
    ])
    await putProduct({ handle: 'sun' }, [{ price: 15_000 }])
    await putCollection('v-two', ['star', 'sun'])
    const byPrice = async (query = '') =>
      [
        ...(await visitor().get(`/collections/v-two?sort=price-ascending${query}`)).page.matchAll(
          /class="card" href="\/products\/(\w+)".*?<\/a>/g,
        ),
      ].map(([card, handle]) => `${handle} ${/€[\d,.]+/.exec(card)?.[0] ?? 'sold out'}`)
    expect(await byPrice()).toEqual(['star €100', 'sun €150'])
    await takeFromStock(db, 'star-0', 1)
    expect(await byPrice()).toEqual(['sun €150', 'star €200'])
    expect(await byPrice('&price.lte=149')).toEqual([])
    await takeFromStock(db, 'star-1', 1)
    expect(await byPrice()).toEqual(['star sold out', 'sun €150'])
    await takeFromStock(db, 'star-0', -1)
    expect(await byPrice('&price.lte=149')).toEqual(['star €100'])
  })
})
