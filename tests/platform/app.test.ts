import { exports } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { patterns } from '../../src/paths.ts'
import { pathOf, routes } from '../security/routes.ts'
import { visitor } from '../support/shop.ts'

const shop = exports as unknown as { default: Fetcher }

test('over plain HTTP a page leads to the shop’s own address, and nothing is taken', async () => {
  const ask = (path: string, method: string) =>
    shop.default.fetch(`http://shop.test${path}`, { method, redirect: 'manual' })
  const page = await ask('/search?q=ring', 'GET')
  expect(page.status).toBe(308)
  expect(page.headers.get('Location')).toBe('https://shop.test/search?q=ring')
  expect(page.headers.has('Content-Security-Policy')).toBe(true)
  for (const path of ['/cart/add', '/webhooks/stripe', '/orders'])
    expect((await ask(path, 'POST')).status).toBe(403)
})

test('a page that is not there says so kindly', async () => {
  const answer = await shop.default.fetch('https://shop.test/nowhere')
  expect(answer.status).toBe(404)
  expect(await answer.text()).toContain('This page isn’t here')
  expect(answer.headers.get('Content-Security-Policy')).toContain("default-src 'none'")
})

const onlyForms = routes
  .filter((route) => route.startsWith('POST ') && !routes.includes(route.replace('POST', 'GET')))
  .map((route) => route.slice('POST '.length))

test('HEAD is answered as GET is, without the page', async () => {
  const gets = routes.filter((route) => route.startsWith('GET '))
  const paths = gets.map((route) => pathOf(route, () => 'none'))
  const more = ['/policies/returns/', '//policies/returns', '/policies/refund-policy', '/nowhere/']
  for (const path of [...paths, ...more, '/cart/add', '/search?page=0', '/products/none/?q=1']) {
    const ask = async (method: string) => {
      const answer = await shop.default.fetch(`https://shop.test${path}`, {
        ...{ method, redirect: 'manual', headers: { 'CF-Connecting-IP': crypto.randomUUID() } },
      })
      const headers = [...answer.headers].filter(([name]) => name !== 'content-length')
      return { page: await answer.text(), rest: { status: answer.status, headers } }
    }
    const [get, head] = [await ask('GET'), await ask('HEAD')]
    expect(head.rest, path).toEqual(get.rest)
    expect(head.page, path).toBe('')
  }
})

test('the address of a form, typed by hand, leads to the page above it', async () => {
  const ways: Record<string, string> = {}
  for (const path of onlyForms.filter((each) => !each.startsWith('/webhooks/'))) {
    const answer = await visitor().get(`${path}?q=1`)
    expect(answer.status, path).toBe(303)
    expect(answer.headers.get('Cache-Control')).toBe('no-store')
    // The checkout of somebody without a cart leads on to the cart.
    const above = await visitor().get(answer.location)
    expect(above.location || '/cart', answer.location).toBe('/cart')
    ways[path] = answer.location
  }
  expect(ways).toEqual({
    '/cart/add': '/cart',
    '/cart/change': '/cart',
    '/cart/engraving': '/cart',
    '/kept/for-you': '/kept',
    '/cart/ring-size': '/cart',
    '/privacy/your-data/forget': '/privacy/your-data',
    '/checkout/pay': '/checkout',
    ...Object.fromEntries(
      ['later', 'let-go', 'move', 'share'].map((act) => [`/kept/${act}`, '/kept']),
    ),
    '/newsletter/start': '/newsletter',
    '/orders/close': '/orders',
    '/orders/arrived': '/orders',
    [patterns.orderReminderEnd]: patterns.orderReminders,
    [patterns.orderReturnWithdraw]: patterns.orderReturnSlip,
  })
})

test.each([
  ['GET', '/webhooks/stripe', 'POST'],
  ['POST', '/', 'GET, HEAD'],
  ['POST', '/products/a-ring', 'GET, HEAD'],
  ['POST', '/healthz', 'GET, HEAD'],
  ['DELETE', '/cart', 'GET, HEAD'],
  ['PUT', '/cart/add', 'POST'],
  ['PUT', '/checkout', 'GET, HEAD, POST'],
  ['OPTIONS', '/orders/close', 'GET, HEAD, POST'],
])('%s %s makes no sense, and the answer says what does: %s', async (method, path, allowed) => {
  const answer = await shop.default.fetch(`https://shop.test${path}`, {
    method,
    headers: { Origin: 'https://shop.test', 'Content-Type': 'application/x-www-form-urlencoded' },
  })
  expect(answer.status).toBe(405)
  expect(answer.headers.get('Allow')).toBe(allowed)
  expect(answer.headers.get('Cache-Control')).toBe('no-store')
  expect(await answer.text()).toContain('<h1>This address doesn’t work that way</h1>')
})

test('what is no address of the shop has no methods: 404, whatever is asked of it', async () => {
  for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) {
    const headers = {
      Origin: 'https://shop.test',
      'Content-Type': 'application/x-www-form-urlencoded',
    }
    const answer = await shop.default.fetch('https://shop.test/nowhere', { method, headers })
    expect([answer.status, answer.headers.get('Allow')], method).toEqual([404, null])
  }
})
