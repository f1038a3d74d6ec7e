import { eq } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { collectionPage } from '../../src/catalog/listing/list-queries.ts'
import { arrangeCounts } from '../../src/catalog/listing/rules/counts.ts'
import { readFacets } from '../../src/catalog/listing/rules/facets.ts'
import { belongs } from '../../src/catalog/rules/collections.ts'
import { variants } from '../../src/catalog/tables.ts'
import { orderLines } from '../../src/orders/tables.ts'
import { offerRing } from '../support/catalogue.ts'
import { addToCart, checkOut } from '../support/purchase.ts'
import { db, hiddenFields, visitor } from '../support/shop.ts'
import { putCollection, putPicture } from './products.ts'

let asked: Awaited<ReturnType<typeof offerRing>>
let mixed: Awaited<ReturnType<typeof offerRing>>
let cheap: Awaited<ReturnType<typeof offerRing>>

const withoutPrice = (id: string) =>
  db.update(variants).set({ price: 0 }).where(eq(variants.id, id))

beforeAll(async () => {
  asked = await offerRing({ title: 'Imperial tiara', price: 0, stock: 1 })
  mixed = await offerRing({ title: 'Mixed ring', sizes: ['50', '52'], stock: 1, price: 50_000 })
  await withoutPrice(mixed.ids['52'] ?? '')
  cheap = await offerRing({ title: 'Cheap ring', price: 10_000 })
  for (const { handle } of [asked, mixed]) await putPicture(handle, 0, 'abc')
  await putCollection('requests', [asked.handle, mixed.handle, cheap.handle])
})

test('its page says that the price is on request, how to ask, and has no button to buy', async () => {
  const { page } = await visitor().get(`/products/${asked.handle}`)
  expect(page).toContain('Price on request')
  expect(page).toMatch(/href="mailto:[^"]+\?subject=Imperial%20tiara"/)
  expect(page).not.toMatch(/Add to cart|€0|Sold out/)
  expect(page).not.toMatch(/"price":|"offers"|"@type":"Offer"/)
})

test('a post that was made up puts nothing into the cart, and neither does a link', async () => {
  const shopper = visitor()
  const other = (await shopper.get(`/products/${cheap.handle}`)).page
  const form = { ...hiddenFields(other, '/cart/add'), handle: asked.handle }
  const forged = await shopper.post('/cart/add', { ...form, variant: asked.variant, quantity: '1' })
  expect(forged.status).toBe(422)
  expect(forged.page).toContain('This piece has no price online')
  const lines = `${cheap.variant}:1,${asked.variant}:1`
  const sent = await shopper.post('/cart/add', {
    key: hiddenFields(other, '/cart/add').key ?? '',
    lines,
  })
  expect(sent.status).toBe(409)
  expect((await shopper.get('/cart')).page).toContain('Nothing here yet')
})

test('a link to what cannot be bought says which it is, and has no button', async () => {
  const shopper = visitor()
  const gone = await offerRing({ title: 'Sold ring', stock: 0 })
  const few = await offerRing({ title: 'Scarce ring', stock: 2 })
  const cannot = async (link: string) => {
    const { page } = await shopper.get(`/cart/${link}`)
    expect(page).not.toContain('action="/cart/add"')
    expect(page).toContain('Some of this isn’t available')
    return [...page.matchAll(/<li>(.*?)<\/li>/gs)].map(([, li = '']) =>
      li.replace(/<[^>]*>/g, '').replace(/\s/g, ' '),
    )
  }
  expect(await cannot(`${asked.variant}:1,${cheap.variant}:1`)).toEqual([
    '1 × Imperial tiara, ring size 52 mm (CH 12), Price on request',
    '1 × Cheap ring, ring size 52 mm (CH 12), €100',
  ])
  expect(await cannot(`${gone.variant}:1`)).toEqual([expect.stringMatching(/Sold ring.*Sold out$/)])
  expect(await cannot(`${few.variant}:3`)).toEqual([expect.stringContaining('fewer of these left')])
  const { page } = await shopper.get(`/cart/${few.variant}:2`)
  expect((await shopper.submit('/cart/add', page)).status).toBe(303)
})

test('of a product with both, the size with a price is sold, and the other is asked for', async () => {
  const shopper = visitor()
  const { page } = await shopper.get(`/products/${mixed.handle}`)
  expect(page).toContain('€500')
  expect(page).toMatch(/Add to cart/)
  expect(page).toContain('Price on request')
  expect(page).toContain('href="mailto:')
  expect(page.match(/"@type":"Offer"/g)).toHaveLength(1)
  const forged = await addToCart(shopper, { ...mixed, variant: mixed.ids['52'] ?? '' })
  expect(forged.status).toBe(422)
  expect((await addToCart(shopper, { ...mixed, variant: mixed.ids['50'] ?? '' })).status).toBe(303)
})

test('what was in the cart before its price was taken away cannot be ordered', async () => {
  const ring = await offerRing({ stock: 1 })
  const shopper = visitor()
  await addToCart(shopper, ring)
  const form = (await shopper.get('/checkout')).page
  await withoutPrice(ring.variant)
  const cart = (await shopper.get('/cart')).page
  expect(cart).toContain('Its price is on request now')
  expect(cart.match(/cart-line-price">.*?<\/p>/s)?.[0]).toContain('Price on request')
  expect((await shopper.get('/checkout')).location).toBe('/cart')
  const sent = await shopper.submit('/checkout', form)
  expect([sent.status, sent.location]).toEqual([409, ''])
  expect(sent.page).toContain('has no price online any more')
  expect(sent.page).toContain('Price on request instead of €')
  expect(sent.page).not.toMatch(/just been sold|Sold out|€0(?!\d)/)
})

test('the database takes no order line without a price, whoever writes it', async () => {
  const shopper = visitor()
  await addToCart(shopper, await offerRing())
  await checkOut(shopper)
  const [line] = await db.select().from(orderLines).limit(1)
  const free = { ...line, id: crypto.randomUUID(), unitPrice: 0 } as typeof orderLines.$inferInsert
  await expect(db.insert(orderLines).values(free)).rejects.toMatchObject({
    cause: { message: expect.stringContaining('order_line_has_price') },
  })
})

const listOf = async (sort: 'price-ascending' | 'price-descending', to?: string) => {
  const choice = readFacets((name) => (name === 'price.lte' && to ? [to] : []), 2)
  const found = await collectionPage(db, 'requests', { choice, sort, page: 1 })
  const { prices } = arrangeCounts(found?.counts ?? [], choice)
  return { handles: found?.cards.map(({ handle }) => handle), prices }
}

test('in lists it comes last, and is in no range of prices', async () => {
  const upwards = await listOf('price-ascending')
  expect(upwards.handles).toEqual([cheap.handle, mixed.handle, asked.handle])
  expect(upwards.prices).toEqual({ low: 10_000, high: 50_000 })
  const downwards = await listOf('price-descending')
  expect(downwards.handles).toEqual([mixed.handle, cheap.handle, asked.handle])
  expect((await listOf('price-ascending', '500')).handles).toEqual([cheap.handle, mixed.handle])
  const page = (await visitor().get('/collections/requests')).page
  expect(page).toContain('Price on request')
  expect(page).not.toContain('€0')
  const priced = { match: 'all', conditions: [{ field: 'price', to: 50_000 }] } as const
  const product = { type: 'Ring', tags: [], priceFrom: 0 }
  expect(belongs({ ...priced, conditions: [...priced.conditions] }, product)).toBe(false)
})

test('feeds and texts for programs name no price of nothing', async () => {
  const feed = (await visitor().get('/feeds/google.xml')).page
  expect(feed).not.toContain(asked.handle)
  expect(feed).toContain(mixed.ids['50'])
  expect(feed).not.toContain(mixed.ids['52'])
  const text = (await visitor().get(`/products/${asked.handle}.md`)).page
  expect(text).toMatch(/Price on request \| On request/)
})
