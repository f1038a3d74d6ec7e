import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { variants } from '../../src/catalog/tables.ts'
import { insertEvent } from '../../src/orders/queries.ts'
import type { OrderState } from '../../src/orders/rules.ts'
import { orders } from '../../src/orders/tables.ts'
import { now } from '../../src/platform/clock.ts'
import { interposed } from '../support/interposed-database.ts'
import { bindings, db, later, stripe, webhooksGoTo } from '../support/shop.ts'
import { openGreekCatalogue } from './greek-catalogue.ts'
import {
  checkOut,
  greek,
  greekShop,
  person,
  putIntoCart,
  routesNotWalked,
  whatDidNotComeThrough,
} from './greek-shop.ts'

const shop = greekShop()
webhooksGoTo(shop.answer)

beforeAll(async () => {
  for (const level of ['warn', 'error'] as const) vi.spyOn(console, level).mockReturnValue()
  await openGreekCatalogue()
})
afterAll(() => vi.restoreAllMocks())

const setStock = (id: string, stock: number, price?: number) =>
  db
    .update(variants)
    .set({ stock, ...(price && { price }) })
    .where(eq(variants.id, id))

test('lists, searches and what programs read', async () => {
  const who = shop.visitor()
  const found = [
    ...['/', '/collections/rings', '/collections/rings?page=2', '/collections/earrings'],
    '/collections/none',
    '/collections/rings?carat=0.5-1&availability=made-to-order&ready=5&price.gte=100&price.lte=900',
    '/collections/rings?stone=without-stones&price.gte=100&sort=price-ascending',
    '/collections/rings?stone=lab-grown-διαμαντι&price.lte=900',
    '/collections/rings?carat=2-or-more&ready=0',
    ...[
      '/search',
      '/search?q=βερα',
      '/search?q=ηλιαχτδα',
      '/search?q=ωωωωω',
      '/search?q=βερα ωωωωω',
    ],
    ...['/search/suggest?q=βερ', '/search/suggest?q=συλλογη'],
    ...['/pages/ring-sizes', '/pages/ring-sizes?ring=rich&sizes=us'],
    ...['delivery', 'returns', 'privacy', 'terms'].map((name) => `/policies/${name}`),
    ...['/feeds/google.xml', '/llms.txt', '/products/rich.md', '/products/mixed.md'],
    ...['/robots.txt', '/sitemap.xml', '/healthz'],
  ]
  for (const path of found) expect((await who.get(path)).status, path).toBe(200)
  expect((await who.get('/collections')).status).toBe(302)
})

test('a product in every state', async () => {
  const who = shop.visitor()
  const paths = [
    ...['rich', 'only', 'low', 'gone', 'made', 'mixed', 'plain'],
    ...['rich?variant=rich-1', 'rich?variant=rich-8&sizes=us', 'rich?shown=rich-9&sizes=uk'],
    ...['mixed?variant=mixed-0', 'mixed?variant=mixed-1'],
  ]
  for (const path of paths) expect((await who.get(`/products/${path}`)).status, path).toBe(200)
})

test('what the cart refuses, and the preview of an engraving', async () => {
  const who = shop.visitor()
  const { page } = await who.get('/products/rich?variant=rich-1')
  const refuse = async (typed: Record<string, string>) =>
    (await who.submit('/cart/add', page, { variant: 'rich-1', quantity: '1', ...typed })).status
  for (const typed of [
    { key: '' },
    { variant: '' },
    { quantity: '0' },
    { engraving: '1'.repeat(13) },
    { engraving: '1\u200b1' },
    { engraving: '漢' },
    { engraving: '№', font: 'script' },
    { engraving: 'Ω', font: 'script' },
  ])
    expect(await refuse(typed), JSON.stringify(typed)).toBe(422)
  expect(
    (await who.post('/cart/engraving', { handle: 'rich', engraving: '10.10.2030' })).status,
  ).toBe(200)

  const stale = async (handle: string, quantity = '1') => {
    const shown = (await who.get(`/products/${handle}`)).page
    await setStock(`${handle}-0`, 0)
    const { status } = await who.submit('/cart/add', shown, { variant: `${handle}-0`, quantity })
    await setStock(`${handle}-0`, 3)
    return status
  }
  expect(await stale('low')).toBe(422)
  expect(await putIntoCart(who, 'low', 0, { quantity: '9' })).toBe(422)
  expect(await putIntoCart(who, 'only', 0, { engraving: '1' })).toBe(422)
  expect(await putIntoCart(who, 'many-1', 0, { quantity: '9' })).toBe(303)
  expect(await putIntoCart(who, 'many-1', 0, { quantity: '9' })).toBe(422)
})

test('a cart in every state, its link and refused changes', async () => {
  const who = shop.visitor()
  await who.get('/cart')
  for (const handle of ['only', 'low', 'made', 'mixed', 'plain', 'many-2', 'many-3'])
    expect(await putIntoCart(who, handle)).toBe(303)
  expect(await putIntoCart(who, 'mixed', 1)).toBe(303)
  expect(await putIntoCart(who, 'rich', 1, { engraving: '10.10.2030', font: 'script' })).toBe(303)
  await putIntoCart(who, 'plain', 0, { quantity: '3' })
  await who.get('/cart')
  await setStock('many-2-0', 0)
  await setStock('plain-0', 2, 2_500)
  await who.get('/cart')
  const { page } = await who.get('/cart')
  const change = async (typed: Record<string, string>) =>
    (await who.submit('/cart/change', page, typed)).status
  expect(await change({ quantity: 'x' })).toBe(422)
  const [line = ''] = [...page.matchAll(/name="line" value="([\w-]+)"/g)]
    .flatMap(([, id = '']) => id)
    .slice(4)
  expect(await change({ line, quantity: '10' })).toBe(422)
  await setStock('many-2-0', 900)
  await setStock('plain-0', 900_000)

  const link = await who.get('/cart/plain-0:2,rich-1:1')
  expect(link.status).toBe(200)
  await setStock('plain-0', 0)
  expect((await who.submit('/cart/add', link.page)).status).toBe(409)
  await setStock('plain-0', 900_000)
})

test('the checkout in every state', async () => {
  const who = shop.visitor()
  expect(await putIntoCart(who, 'plain')).toBe(303)
  expect(
    (await checkOut(who, { name: '', line1: '', email: '', phone: '1', delivery: '' })).status,
  ).toBe(422)
  const nothing = {
    email: '',
    phone: '',
    name: '',
    line1: '',
    city: '',
    postcode: '',
    delivery: '',
  }
  for (const country of ['GR', 'US', 'JP', 'IE', 'CY', 'DE', ''])
    expect((await checkOut(who, { ...nothing, country })).status, country).toBe(422)
  const billing = {
    billing_other: 'yes',
    billing_country: 'US',
    billing_name: '',
    billing_postcode: '1',
  }
  expect(
    (await checkOut(who, { ...billing, postcode: '1', gift_message: 'α'.repeat(301) })).status,
  ).toBe(422)
  expect((await checkOut(who, { country: 'US', state: '99', postcode: '1' })).status).toBe(422)
  expect((await checkOut(who, { key: '' })).status).toBe(422)
  expect((await checkOut(who, { topic: 'x' })).status).toBe(422)
  expect((await checkOut(who, { seen: 'x' })).status).toBe(409)
  expect((await checkOut(who, { delivery: 'pigeon' })).status).toBe(422)

  const { page } = await who.get('/checkout')
  await setStock('plain-0', 0)
  expect((await who.submit('/checkout', page, person)).status).toBe(409)
  await setStock('plain-0', 900_000)
  stripe.faults.order({ endpoint: 'sessions.create', kind: 'error-before', times: 5 })
  expect((await checkOut(who)).status).toBe(503)
  stripe.faults.clear()
  await putIntoCart(who, 'made')
  await putIntoCart(who, 'rich', 1, { engraving: '10.10.2030' })
  await who.get('/checkout')
})

test('too many unpaid orders, and a payment that nobody can ask about', async () => {
  const email = 'anna@example.com'
  for (let at = 0; at < 3; at++) {
    const other = shop.visitor()
    await putIntoCart(other, 'many-4')
    expect((await checkOut(other, { email })).status).toBe(303)
  }
  const who = shop.visitor()
  await putIntoCart(who, 'many-4')
  expect((await checkOut(who, { email })).status).toBe(409)
  expect((await checkOut(who)).status).toBe(303)
  stripe.faults.order({ endpoint: 'sessions.retrieve', kind: 'error-before', times: 5 })
  stripe.faults.order({ endpoint: 'sessions.expire', kind: 'error-before', times: 5 })
  expect((await checkOut(who)).status).toBe(503)
  stripe.faults.clear()
})

const states: Record<OrderState, true> = {
  pending: true,
  processing: true,
  paid: true,
  review: true,
  released: true,
  refunding: true,
  refunded: true,
}

test('an order in every state and with every event', async () => {
  const who = shop.visitor()
  await putIntoCart(who, 'made')
  await putIntoCart(who, 'rich', 1, { engraving: '10.10.2030' })
  const billing = {
    billing_other: 'yes',
    billing_country: 'CY',
    ...Object.fromEntries(
      ['name', 'line1', 'postcode', 'city'].map((part) => [
        `billing_${part}`,
        person[part as 'name'],
      ]),
    ),
    billing_postcode: '1010',
  }
  expect((await checkOut(who, { ...billing, gift_wrap: 'yes' })).status).toBe(303)
  const session = stripe.sessions.at(-1)
  const id = session?.client_reference_id ?? ''
  const [order] = await db.select().from(orders).where(eq(orders.id, id))
  for (const kind of [
    ...(['placed', 'payment-processing', 'paid', 'paid-after-release', 'payment-failed'] as const),
    ...(['payment-page-failed', 'expired', 'given-up', 'amount-differs', 'refund-asked'] as const),
  ])
    await insertEvent(db, { orderId: id, kind, at: now() })
  await insertEvent(db, { orderId: id, kind: 'refunded', at: now(), amount: 1000 })
  for (const state of Object.keys(states) as OrderState[]) {
    await db.update(orders).set({ state, paid: 5000, refunded: 1000 }).where(eq(orders.id, id))
    expect((await who.get(`/orders/${order?.number}`)).status, state).toBe(200)
  }
  const { page } = await who.get(`/orders/${order?.number}`)
  expect((await who.submit('/orders/close', page)).status).toBe(303)
  expect((await who.get(`/orders/${order?.number}`)).status).toBe(404)
  expect((await who.get(`/checkout/return?order=${order?.number}`)).status).toBe(200)
})

test('the look-up of an order in every state', async () => {
  const who = shop.visitor()
  const ask = async (typed: Record<string, string>, wait = 5) => {
    const { page } = await who.get('/orders')
    later(wait)
    return (await who.submit('/orders', page, typed)).status
  }
  const good = { number: 'J-22222222', email: 'anna@example.com' }
  expect(await ask({ number: '1', email: '1' })).toBe(422)
  expect(await ask({ ...good, topic: 'x' })).toBe(422)
  expect(await ask(good, 0)).toBe(422)
  expect(await ask(good)).toBe(200)
})

test('every page about a problem', async () => {
  const who = shop.visitor()
  expect((await who.get('/nowhere')).status).toBe(404)
  expect((await who.post('/', {})).status).toBe(405)
  expect((await who.get('/webhooks/stripe')).status).toBe(405)
  expect((await who.post('/webhooks/stripe', {}, { 'Stripe-Signature': 'x' })).status).toBe(400)
  expect((await who.post('/orders', {}, { Origin: 'https://evil.example' })).status).toBe(403)
  expect((await who.post('/orders', { a: 'a'.repeat(70_000) })).status).toBe(413)
  const noForm = { Origin: 'https://shop.test', 'Content-Type': 'text/plain' }
  expect((await who.post('/orders', {}, noForm)).status).toBe(415)

  const limit = async () => ({ success: false })
  const braked = greekShop({ FORM_LIMIT: { limit } as never }).visitor()
  for (const path of [
    '/orders',
    '/orders/close',
    '/cart/add',
    '/cart/change',
    '/cart/engraving',
    '/checkout',
  ])
    expect((await braked.post(path, {})).status, path).toBe(429)
  for (const [name, value] of who.cookies) braked.cookies.set(name, value)
  const full = shop.visitor()
  await putIntoCart(full, 'plain')
  for (const [name, value] of full.cookies) braked.cookies.set(name, value)
  expect((await braked.post('/checkout', person)).status).toBe(429)

  const broken = (message: string) => {
    const DB = interposed(bindings.DB, () => Promise.reject(new Error(message)))
    return greekShop({ DB }).visitor().get('/')
  }
  expect((await broken('D1_ERROR: D1 DB is overloaded.')).status).toBe(503)
  expect((await broken('D1_ERROR: no such table: products')).status).toBe(503)
  expect((await broken('Something else')).status).toBe(500)

  expect((await checkOut(full)).status).toBe(303)
  const sealed = greekShop({ SEALING_KEYS: `k9:${btoa('9'.repeat(32))}` }).visitor()
  for (const [name, value] of full.cookies) sealed.cookies.set(name, value)
  const { number = '' } = (await db.select().from(orders).orderBy(orders.placedAt)).at(-1) ?? {}
  expect((await sealed.get(`/orders/${number}`)).status).toBe(503)
})

test('every word came through, on every route', () => {
  expect(whatDidNotComeThrough()).toEqual([])
  expect(routesNotWalked()).toEqual([])
})

test('without readable settings the shop speaks its first language, and says which', async () => {
  const { page, status } = await greekShop({ ...greek, TAX: null as never })
    .visitor()
    .get('/')
  expect(status).toBe(503)
  expect(page).toContain('<html lang="en">')
  expect(page).toContain('<title>This shop isn’t set up yet</title>')
})
