import { env } from 'cloudflare:workers'
import { expect, test, vi } from 'vitest'
import { collections } from '../../src/catalog/tables.ts'
import { newLink } from '../../src/orders/links.ts'
import { recorded } from '../analytics/book.ts'
import { isOf, pathOf, routes } from '../security/routes.ts'
import { offerRing } from '../support/catalogue.ts'
import { deskRoutes } from '../support/desk-routes.ts'
import { addToCart, placeOrder } from '../support/purchase.ts'
import { contentsOf } from '../support/rows.ts'
import { bindings, db, visitor } from '../support/shop.ts'

const { ASSETS } = env as unknown as CloudflareBindings
const ring = await offerRing({ stock: 9 })
const rings = { id: 'rings', handle: 'rings', title: 'Rings', descriptionHtml: '', position: 0 }
await db.insert(collections).values(rings)
const buyer = visitor()
const order = await placeOrder(buyer, ring)
await addToCart(buyer, ring)
const { token, statement } = await newLink(db, order.id)
await statement

/** An address of each GET route with something behind it, most of them what a link would have. */
const addresses = routes
  .filter((route) => route.startsWith('GET'))
  .map((route) => ({ route, path: addressOf(route) }))
function addressOf(route: string): string {
  const value = (name: string) =>
    ({
      name: 'privacy',
      number: order.number,
      link: `${ring.variant}:1`,
      file: `${ring.handle}.md`,
    })[name] ?? (route.includes('collections') ? 'rings' : ring.handle)
  const path = pathOf(route, value)
  if (isOf('GET /orders/:number', path)) return `${path}?token=${token}`
  if (path === '/checkout/return') return `${path}?order=${order.number}`
  return path === '/search' ? `${path}?q=ring` : path
}

/** As Chromium sends it. */
const ahead = { 'Sec-Purpose': 'prefetch', 'Sec-Fetch-Site': 'none', Referer: 'https://shop.test/' }
const isPrivate = (path: string) =>
  /^\/(cart|kept|checkout|orders|admin|notify|out|privacy)\b|\/notify$|^\/newsletter\/(?!archive)/.test(
    path,
  )
const contents = () => contentsOf(async (sql) => (await bindings.DB.prepare(sql).all()).results)

test('nothing is written by what a browser fetches ahead: no cart, no cookie, no order, no visit', async () => {
  const before = await contents()
  const cookies = new Map(buyer.cookies)
  recorded()
  for (const { path } of addresses)
    for (const purpose of ['prefetch', 'prefetch;prerender', 'prefetch;anonymous-client-ip']) {
      const { headers } = await buyer.get(path, { ...ahead, 'Sec-Purpose': purpose })
      expect(headers.getSetCookie(), path).toEqual([])
    }
  expect(await contents()).toEqual(before)
  expect(buyer.cookies).toEqual(cookies)
  await vi.waitFor(() => expect(recorded().filter(({ event }) => event !== 'dropped')).toEqual([]))
})

test('public pages are fetched ahead as they are, and nothing else is: not even asked for', async () => {
  const public_ = []
  for (const { route, path } of addresses) {
    if (route === 'GET /healthz') continue
    const { status, page } = await buyer.get(path, ahead)
    if (isPrivate(path)) expect({ path, status, page }).toEqual({ path, status: 503, page: '' })
    else {
      public_.push(path)
      expect(status, path).toBe((await buyer.get(path)).status)
    }
  }
  expect(public_).toContain(`/products/${ring.handle}`)
  for (const route of deskRoutes.filter((each) => each.startsWith('GET')))
    expect(
      (
        await buyer.get(
          pathOf(route, () => 'x'),
          ahead,
        )
      ).status,
      route,
    ).toBe(503)
  expect((await buyer.get('/nowhere', { Purpose: 'prefetch' })).status).toBe(503)
})

test('the rules name public pages alone, and neither lists that are narrowed down nor searches', async () => {
  const file = await ASSETS.fetch('https://shop.test/speculation-rules.json')
  expect(file.headers.get('Content-Type')).toBe('application/speculationrules+json')
  const { prefetch, ...others } = (await file.json()) as { prefetch: Rule[] }
  expect(others).toEqual({})
  const [rule, ...more] = prefetch
  expect(more).toEqual([])
  expect(rule).toMatchObject({ eagerness: 'moderate' })
  const [may, not] = rule?.where.and ?? []
  const isOneOf = (path: string, patterns: URLPatternInit | URLPatternInit[] = []) =>
    [patterns].flat().some((pattern) => new URLPattern(pattern).test(`https://shop.test${path}`))
  const matches = (path: string) =>
    isOneOf(path, may?.href_matches) && !isOneOf(path, not?.not.href_matches)
  const named = addresses.filter(({ path }) => matches(path)).map(({ route }) => route)
  expect(named.sort()).toEqual([
    'GET /',
    'GET /collections/:handle',
    'GET /pages/ring-sizes',
    'GET /policies/:name',
    'GET /products/:handle',
  ])
  expect(matches('/products/ring?variant=1')).toBe(true)
  for (const path of ['/collections/rings?metal=gold', '/?q=1', '/products/ring/notify'])
    expect(matches(path), path).toBe(false)
})
type Rule = {
  where: {
    and: [{ href_matches: URLPatternInit[] }, { not: { href_matches: URLPatternInit } }, object]
  }
}

test('a page names the rules to who comes from another page of the shop, and then only if it is public', async () => {
  const within = { Referer: 'https://shop.test/collections/rings' }
  for (const { path } of addresses) {
    const { status, headers } = await buyer.get(path, within)
    const isPage = status === 200 && headers.get('Content-Type')?.startsWith('text/html')
    const named = isPage && !isPrivate(path) ? '"/speculation-rules.json"' : null
    expect(headers.get('Speculation-Rules'), path).toBe(named)
  }
  for (const from of ['', 'https://shop.test.example/', 'https://blog.example/https://shop.test/'])
    expect((await buyer.get('/', { Referer: from })).headers.has('Speculation-Rules'), from).toBe(
      false,
    )
  const missing = await buyer.get('/products/none', within)
  expect(missing.headers.has('Speculation-Rules')).toBe(false)
})

test('whatever changes the number in the cart makes the browser forget what it fetched ahead', async () => {
  const shopper = visitor()
  const clears = ({ headers }: { headers: Headers }) => headers.get('Clear-Site-Data')
  expect(clears(await addToCart(shopper, ring))).toBe('"prefetchCache"')
  expect(clears(await shopper.get('/cart'))).toBeNull()
  const { page } = await shopper.get('/cart')
  const line = /name="line" value="([^"]+)"/.exec(page)?.[1] ?? ''
  const changed = await shopper.post('/cart/change', { line, quantity: '2' })
  expect(clears(changed)).toBe('"prefetchCache"')
  const removed = await shopper.post('/cart/change', { remove: line })
  expect(clears(removed)).toBe('"prefetchCache"')
  expect(clears(await shopper.get('/'))).toBeNull()
})
