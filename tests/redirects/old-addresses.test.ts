import { beforeAll, describe, expect, test } from 'vitest'
import { collections } from '../../src/catalog/tables.ts'
import { redirects } from '../../src/redirects/tables.ts'
import { putCollection, putProduct } from '../catalog/products.ts'
import { db, visitor } from '../support/shop.ts'
import { shopWith } from '../support/shop-with.ts'

beforeAll(async () => {
  await putProduct({ handle: 'ring', title: 'A ring' }, [{ id: 'ring-52' }])
  await putProduct({ handle: 'größe', title: 'A size' })
  await putProduct({ handle: 'gone', status: 'draft' })
  await putCollection('rings', ['ring'])
})

/** Where an address leads in the end, its redirects followed, and what is found there. */
async function follow(path: string, method = 'GET') {
  const { answer } = shopWith({})
  const way = [path]
  for (;;) {
    // As a browser reads it: the first is typed, the others are locations.
    const at = new URL(
      way.length === 1 ? `https://shop.test${path}` : (way.at(-1) ?? ''),
      'https://shop.test',
    )
    expect(at.origin, path).toBe('https://shop.test')
    const response = await answer(new Request(at, { method, redirect: 'manual' }))
    const page = await response.text()
    const location = response.headers.get('Location')
    if (location === null) return { status: response.status, end: way.at(-1), page, way }
    expect(response.status, path).toBe(301)
    expect(location, path).toMatch(/^\/(?![/\\])[!-~]*$/)
    way.push(location)
    expect(way.length, path).toBeLessThan(4)
  }
}

describe('an address of a shop that was on Shopify leads to the page that has the same', () => {
  test.each([
    ['/collections/rings/products/ring', '/products/ring'],
    [
      '/collections/rings/products/ring?variant=41234567890123&utm_source=letter',
      '/products/ring?variant=41234567890123&utm_source=letter',
    ],
    ['/collections/none/products/gr%C3%B6%C3%9Fe', '/products/gr%C3%B6%C3%9Fe'],
    ['/collections/RINGS/products/Ring', '/products/ring'],
    ['/products/Ring?variant=ring-52', '/products/ring?variant=ring-52'],
    ['/products/GR%C3%96SSE', null],
    ['/products/GR%C3%96%C3%9FE', '/products/gr%C3%B6%C3%9Fe'],
    ['/products/Ring.md', '/products/ring.md'],
    ['/Collections/Rings', '/collections/rings'],
    ['/collections/rings/gold', '/collections/rings'],
    ['/collections/rings/gold+silver?page=1', '/collections/rings?page=1'],
    ['/products', '/collections/all'],
    ['/products/', '/collections/all'],
    ['/policies/refund-policy', '/policies/returns'],
    ['/policies/privacy-policy', '/policies/privacy'],
    ['/policies/terms-of-service', '/policies/terms'],
    ['/policies/terms-of-sale', '/policies/terms'],
    ['/policies/shipping-policy', '/policies/delivery'],
    ['/policies/contact-information', '/policies/terms'],
    ['/policies/legal-notice', '/policies/terms'],
    ['/pages/contact', '/policies/terms'],
    ['/pages/contact-us', '/policies/terms'],
    ['/pages/shipping', '/policies/delivery'],
    ['/pages/returns', '/policies/returns'],
    ['/pages/Size-Guide', '/pages/ring-sizes'],
    ['/pages/ring-size', '/pages/ring-sizes'],
    ['/account', '/orders'],
    ['/account/login?return_url=%2Faccount', '/orders?return_url=%2Faccount'],
    ['/account/orders/0123456789abcdef', '/orders'],
    ['/en/products/ring', '/products/ring'],
    ['/en', '/'],
    ['/pt-br/?utm_source=letter', '/?utm_source=letter'],
    ['/de/account/login', '/orders'],
    ['/CART', '/cart'],
    ['/Cart/', '/cart'],
    ['/de/Cart', '/cart'],
    ['/Orders?utm_source=letter', '/orders?utm_source=letter'],
    ['/en-gb/collections/rings/products/ring', '/products/ring'],
    ['/products/ring/', '/products/ring'],
    ['//products/ring', '/products/ring'],
    ['///products///ring//?variant=ring-52', '/products/ring?variant=ring-52'],
    ['//policies/refund-policy/', '/policies/returns'],
    ['/collections//rings', '/collections/rings'],
  ])('%s', async (path, there) => {
    for (const method of ['GET', 'HEAD']) {
      const { status, end } = await follow(path, method)
      expect([status, end]).toEqual(there === null ? [404, path] : [200, there])
    }
  })
})

test.each([
  // What programs of Shopify ask for, and lists of articles: the shop has nothing like it.
  ...[
    '/products/ring.json',
    '/products/ring.js',
    '/collections/rings.atom',
    '/cart.js',
    '/cart.json',
  ],
  ...[
    '/cart/add.js',
    '/cart/clear',
    '/blogs/news',
    '/blogs/news/a-ring',
    '/pages/about',
    '/pages/faq',
  ],
  ...['/policies/none', '/pages/none', '/products/none', '/products/NONE', '/collections/none'],
  ...[
    '/products/gone',
    '/sitemap_products_1.xml',
    '/discount/MAY',
    '/nowhere',
    '/xx/nowhere',
    '/products/%E0%A4%A',
    '/%zz',
  ],
])('%s is not here, and the answer helps on', async (path) => {
  const { status, page } = await follow(path)
  expect(status).toBe(404)
  expect(page).toContain('This page isn’t here')
  expect(page).toContain('action="/search"')
  expect(page).toContain('href="/policies/returns"')
})

test.each([
  '//evil.example',
  '//evil.example/',
  '/\\evil.example/',
  '/%5Cevil.example/',
  '/%2Fevil.example/',
  '/%2F%2Fevil.example//',
  '/.//evil.example/',
  '/en//evil.example/',
  '/en/products//evil.example',
  '/collections/a/products//evil.example',
  '/collections/a/products/%2F%2Fevil.example',
  '/collections/a/products/%5C%5Cevil.example',
  '/%0D%0ALocation:%20https:%2F%2Fevil.example/',
])('%s leads to no other site', async (path) => {
  expect((await follow(path)).status).toBe(404)
})

test('the owner’s list leads on from what is not there, whatever its capitals and script', async () => {
  await db.insert(redirects).values([
    { fromPath: '/products/old-ring', toPath: '/products/ring' },
    { fromPath: '/blogs/news/gr%C3%B6%C3%9Fe', toPath: '/pages/ring-sizes?sizes=us' },
    { fromPath: '/pages/contact', toPath: '/policies/privacy' },
    { fromPath: '/products/ring', toPath: '/' },
  ])
  expect((await follow('/products/Old-Ring?variant=1')).end).toBe('/products/ring?variant=1')
  expect((await follow('/blogs/news/GRÖßE/?utm_source=a')).end).toBe('/pages/ring-sizes?sizes=us')
  expect((await follow('/pages/contact')).end).toBe('/policies/privacy')
  // A page that is there is shown.
  expect((await follow('/products/ring')).end).toBe('/products/ring')
})

test('the database holds no redirect to another site', async () => {
  for (const toPath of ['https://evil.example/', '//evil.example', '/\\evil.example', 'evil'])
    await expect(db.insert(redirects).values({ fromPath: `/${toPath}`, toPath })).rejects.toThrow()
})

test('who tries one address after the other is asked to wait, at the cost of no question', async () => {
  const PAGE_LIMIT = { limit: async () => ({ success: false }) }
  const { status, headers } = await visitor(shopWith({ PAGE_LIMIT })).get('/wp-login.php')
  expect([status, headers.get('Retry-After'), headers.get('Cache-Control')]).toEqual([
    429,
    '60',
    'no-store',
  ])
})

describe('the page of everything', () => {
  test('has what is on sale, in order and by filters, as any list', async () => {
    const { page } = await visitor().get('/collections/all?sort=title-ascending')
    expect(page).toContain('<h1>Everything</h1>')
    expect(page).toContain('<link rel="canonical" href="https://shop.test/collections/all"')
    expect([...page.matchAll(/class="card" href="([^"]*)"/g)].map(([, path]) => path)).toEqual([
      '/products/ring',
      '/products/gr%C3%B6%C3%9Fe',
    ])
    expect(page).not.toContain('gone')
    const cheap = await visitor().get('/collections/all?price.lte=1')
    expect(cheap.status).toBe(200)
    expect(cheap.page).not.toContain('class="card"')
    expect((await visitor().get('/collections/all?page=2')).status).toBe(404)
  })

  test('is the owner’s own list of that name, where there is one', async () => {
    await db
      .insert(collections)
      .values({ id: 'all', handle: 'all', title: 'Best of', descriptionHtml: '', position: 9 })
    const { page } = await visitor().get('/collections/all')
    expect(page).toContain('<h1>Best of</h1>')
    expect(page).not.toContain('class="card"')
  })
})
