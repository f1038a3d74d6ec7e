import { eq } from 'drizzle-orm'
import { expect, test, vi } from 'vitest'
import { collections, products, variants } from '../../src/catalog/tables.ts'
import { openIsolate, person, recorded } from '../analytics/book.ts'
import { nothingAsked, watchDatabase } from '../bench/watched-database.ts'
import { offerRing } from '../support/catalogue.ts'
import { addToCart } from '../support/purchase.ts'
import { bindings, db, later, type Visitor } from '../support/shop.ts'

/** A shop that keeps its pages, as it does on the edge, and whose database can be taken away. */
function openShop(
  version: string = crypto.randomUUID(),
  limit: RateLimit['limit'] = async () => ({ success: true }),
) {
  const state = { asked: 0, down: false }
  const count = {
    ...nothingAsked(),
    get roundTrips() {
      return state.asked
    },
    set roundTrips(asked) {
      state.asked = asked
      if (state.down) throw new Error('D1_ERROR: D1 DB is overloaded.')
    },
  }
  const answer = openIsolate({
    ...bindings,
    PAGE_CACHE: 'on',
    PAGE_LIMIT: { limit },
    FORM_LIMIT: { limit },
    CF_VERSION_METADATA: { id: version, tag: '', timestamp: '' },
    DB: watchDatabase(bindings.DB, () => count),
  })
  return { state, answer, visitor: () => person({}, answer) }
}

/** A page without what is filled in for whoever asked. */
const common = (page: string) =>
  page.replaceAll(/name="key" value="[^"]*"/g, 'name="key"').replaceAll(/Cart \(\d+\)/g, 'Cart ')

async function titled(shopper: Visitor, path: string): Promise<string> {
  const { page } = await shopper.get(path)
  return /<h1[^>]*>([^<]*)/.exec(page)?.[1] ?? ''
}

async function offerCollection() {
  const handle = `list-${crypto.randomUUID().slice(0, 8)}`
  const collection = { id: handle, handle, title: 'List', descriptionHtml: '', position: 0 }
  await db.insert(collections).values(collection)
  return collection
}

const rename = (handle: string, title: string) =>
  db.update(products).set({ title }).where(eq(products.handle, handle))

test('whoever asks, and however often, is shown the same bytes', async () => {
  const ring = await offerRing({ stock: 5, engraving: { maxLetters: 9 } })
  const handle = `all-${ring.handle}`
  await db
    .insert(collections)
    .values({ id: handle, handle, title: 'All', descriptionHtml: '', position: 0 })
  const stranger = person()
  const anna = person({
    Referer: 'https://anna.example/page',
    'Accept-Language': 'nl',
    'CF-IPCountry': 'NL',
    Authorization: 'Bearer anna',
  })
  await addToCart(anna, ring, { engraving: 'Ida' })
  expect(anna.cookies.size).toBeGreaterThan(0)
  expect((await anna.get('/')).page).toContain('Cart (1)')

  const paths = [
    '/',
    `/collections/${handle}`,
    `/products/${ring.handle}`,
    '/search?q=ring',
    ...['delivery', 'returns', 'privacy', 'terms'].map((name) => `/policies/${name}`),
    '/pages/ring-sizes',
    '/sitemap.xml',
    '/robots.txt',
    '/feeds/google.xml',
    '/llms.txt',
    `/products/${ring.handle}.md`,
  ]
  const shop = openShop()
  for (const path of paths) {
    const rendered = await stranger.get(path)
    expect(rendered.status, path).toBe(200)
    const first = await shop.visitor().get(path)
    const hers = person({}, shop.answer)
    for (const [name, value] of anna.cookies) hers.cookies.set(name, value)
    const kept = await hers.get(path, { Referer: 'https://anna.example/page' })
    for (const other of [first, kept, await anna.get(path)])
      expect(common(other.page), path).toBe(common(rendered.page))
    expect(kept.headers.getSetCookie(), path).toEqual([])
    expect(kept.headers.get('Cache-Control'), path).toBe(first.headers.get('Cache-Control'))
    expect(kept.headers.get('Content-Security-Policy'), path).toBe(
      first.headers.get('Content-Security-Policy'),
    )
  }
})

test('a page that is kept costs the database nothing, and is counted as seen all the same', async () => {
  const ring = await offerRing()
  const shop = openShop()
  const path = `/products/${ring.handle}`
  await shop.visitor().get(path)
  expect(shop.state.asked).toBe(1)
  recorded()
  const again = await shop.visitor().get(`${path}?utm_source=letter&utm_campaign=may`)
  expect(again.page).toContain('Test ring')
  expect(shop.state.asked).toBe(1)
  expect(recorded()).toEqual([
    expect.objectContaining({ event: 'product viewed', handle: ring.handle, campaign: 'may' }),
  ])
  // Another size is another page.
  await shop.visitor().get(`${path}?variant=${ring.variant}`)
  expect(shop.state.asked).toBe(2)
})

test('what the owner changes shows within a minute, and nobody waits for it', async () => {
  const ring = await offerRing({ title: 'Old name' })
  const path = `/products/${ring.handle}`
  const shop = openShop()
  const shopper = shop.visitor()
  expect(await titled(shopper, path)).toBe('Old name')
  await rename(ring.handle, 'New name')
  later(25)
  expect(await titled(shopper, path)).toBe('Old name')
  later(10)
  // Served as it is, rendered anew behind it.
  expect(await titled(shopper, path)).toBe('Old name')
  expect(await titled(shopper, path)).toBe('New name')

  await rename(ring.handle, 'Newest name')
  later(60)
  expect(await titled(shopper, path)).toBe('Newest name')
})

test('who sees an old page of a ring that was sold is told when adding it, and shown how it stands', async () => {
  const ring = await offerRing()
  const path = `/products/${ring.handle}`
  const shop = openShop()
  await shop.visitor().get(path)
  await db.update(variants).set({ stock: 0 }).where(eq(variants.id, ring.variant))
  const late = shop.visitor()
  const { page } = await late.get(path)
  expect(page).toContain('Add to cart')
  const told = await late.submit('/cart/add', page, { variant: ring.variant, quantity: '1' })
  expect(told.status).toBe(422)
  expect(told.page).toContain('has just been sold')
  expect(late.cookies.size).toBe(0)
})

test('a crowd that meets an old page asks the database once', async () => {
  const ring = await offerRing()
  const path = `/products/${ring.handle}`
  const shop = openShop()
  await shop.visitor().get(path)
  later(40)
  await Promise.all(Array.from({ length: 20 }, () => shop.visitor().get(path)))
  expect(shop.state.asked).toBe(2)
})

test('with the database down, pages that were seen are shown for an hour; the others ask to come back', async () => {
  const log = (['error', 'warn'] as const).map((level) =>
    vi.spyOn(console, level).mockImplementation(() => {}),
  )
  const [seen, unseen] = [await offerRing(), await offerRing()]
  const shop = openShop()
  const shopper = shop.visitor()
  await shopper.get(`/products/${seen.handle}`)
  shop.state.down = true
  for (const after of [0, 45, 1000]) {
    later(after)
    const { status, page } = await shopper.get(`/products/${seen.handle}`)
    expect(status).toBe(200)
    expect(page).toContain('Test ring')
  }
  shopper.cookies.set('__Host-cart', `${'x'.repeat(32)}.1`)
  const paths = [`/products/${unseen.handle}`, '/', '/search?q=ring', '/cart', '/checkout']
  for (const path of paths) {
    const { status, headers, page } = await shopper.get(path)
    expect(status, path).toBe(503)
    expect(Number(headers.get('Retry-After')), path).toBeGreaterThan(0)
    expect(headers.get('Cache-Control'), path).toBe('no-store')
    expect(page, path).toContain('try again in a few minutes')
  }
  later(3600)
  expect((await shopper.get(`/products/${seen.handle}`)).status).toBe(503)
  shop.state.down = false
  expect((await shopper.get(`/products/${unseen.handle}`)).status).toBe(200)
  for (const spy of log) spy.mockRestore()
})

test('a page that is not there is not kept, and can come', async () => {
  const shop = openShop()
  const ring = await offerRing()
  await db.update(products).set({ status: 'draft' }).where(eq(products.handle, ring.handle))
  expect((await shop.visitor().get(`/products/${ring.handle}`)).status).toBe(404)
  await db.update(products).set({ status: 'active' }).where(eq(products.handle, ring.handle))
  expect((await shop.visitor().get(`/products/${ring.handle}`)).status).toBe(200)
})

test.each([
  (handle: string) => `/policies/..%5Cproducts%5C${handle}`,
  (handle: string) => `/products/%0A${handle}`,
  (handle: string) => `/products/${handle}%2F`,
  (handle: string) => `/products/${handle}%3Fvariant=1`,
])('a page has one address: %s is none', async (oddly) => {
  const { handle } = await offerRing()
  const shopper = openShop().visitor()
  expect((await shopper.get(`https://shop.test${oddly(handle)}`)).status).toBe(404)
  expect((await shopper.get(`/products/${handle}`)).status).toBe(200)
})

test('filters in any order, doubled or impossible, are one page, and each choice is another', async () => {
  const ring = await offerRing()
  const handle = `kept-${ring.handle}`
  await db
    .insert(collections)
    .values({ id: handle, handle, title: 'Kept', descriptionHtml: '', position: 0 })
  const shop = openShop()
  const askedFor = async (query: string) => {
    const before = shop.state.asked
    expect((await shop.visitor().get(`/collections/${handle}?${query}`)).status).toBe(200)
    return shop.state.asked - before
  }
  expect(await askedFor('metal=a&metal=b&stone=c')).toBe(1)
  for (const same of [
    'stone=c&metal=b&metal=a',
    'metal=b&metal=a&metal=b&stone=c',
    'metal=a&metal=%3Cb%3E&metal=b&stone=c&price.gte=&utm_source=letter',
  ])
    expect(await askedFor(same), same).toBe(0)
  expect(await askedFor('metal=a&stone=c')).toBe(1)
  const many = Array.from({ length: 30 }, (_, n) => `metal=m${n + 10}`)
  expect(await askedFor(many.join('&'))).toBe(1)
  expect(await askedFor([...many, 'metal=m99'].join('&'))).toBe(0)
})

test('a parameter that a page does not depend on makes no page anew, whichever page it is', async () => {
  const ring = await offerRing()
  const { handle } = await offerCollection()
  const shop = openShop()
  const put = vi.spyOn(Cache.prototype, 'put')
  const others = ['q=ring', 'variant=a', 'shown=a', 'ring=a', 'page=2', 'sort=price-ascending']
  const filters = ['price.gte=1', 'price.lte=9', 'metal=gold', 'sizes=martian', 'local-sizes=us']
  const all = [...others, ...filters, 'utm_source=letter', 'x=1']
  const depends: Record<string, string[]> = {
    ...{ '/': [], '/sitemap.xml': [], '/robots.txt': [], '/feeds/google.xml': [] },
    ...{ '/llms.txt': [], '/policies/returns': [], [`/products/${ring.handle}.md`]: [] },
    ...{ '/pages/ring-sizes': ['ring'], [`/products/${ring.handle}`]: ['variant', 'shown'] },
    [`/collections/${handle}`]: ['page', 'sort', 'price.gte', 'price.lte', 'metal'],
    '/search?q=test': ['q', 'page', 'sort', 'price.gte', 'price.lte', 'metal'],
    '/search/suggest?q=test': ['q'],
  }
  for (const [path, own] of Object.entries(depends)) {
    await shop.visitor().get(path)
    put.mockClear()
    const asked = shop.state.asked
    for (const each of all.filter((each) => !own.includes(each.split('=')[0] ?? '')))
      await shop.visitor().get(`${path}${path.includes('?') ? '&' : '?'}${each}`)
    // How a visitor came is kept in the same way, but not as a page.
    const pages = put.mock.calls.filter(([key]) => String(key).includes('version='))
    expect([path, pages.length, shop.state.asked - asked]).toEqual([path, 0, 0])
  }
  put.mockRestore()
})

test('a value that means nothing makes no page anew, nor does another spelling of the address', async () => {
  const ring = await offerRing()
  const { handle } = await offerCollection()
  const shop = openShop()
  const asked = async (path: string) => {
    const before = shop.state.asked
    expect((await shop.visitor().get(path)).status, path).toBe(200)
    return shop.state.asked - before
  }
  const list = `/collections/${handle}`
  expect(await asked(list)).toBe(1)
  for (const query of [
    'sort=nonsense',
    'sort=featured',
    'page=1',
    'price.gte=x',
    'carat=9',
    'ready=1',
  ])
    expect(await asked(`${list}?${query}`), query).toBe(0)
  expect(await asked(`${list}?price.gte=7&sort=title-ascending`)).toBe(1)
  expect(await asked(`${list}?sort=title-ascending&sort=x&price.gte=007&price.gte=8`)).toBe(0)
  expect(await asked(`/products/${ring.handle}`)).toBe(1)
  for (const query of ['variant=', 'variant=%3Cb%3E', `variant=${'a'.repeat(65)}`, 'shown=a%20b'])
    expect(await asked(`/products/${ring.handle}?${query}`), query).toBe(0)
  expect(
    await asked(`/products/%${ring.handle.charCodeAt(0).toString(16)}${ring.handle.slice(1)}`),
  ).toBe(0)
  expect(await asked('/search?q=golden')).toBe(1)
  expect(await asked('/search?q=%20golden+')).toBe(0)
})

test('a network that asks for ever other pages is asked to wait; what is kept is shown all the same', async () => {
  const log = vi.spyOn(console, 'warn').mockReturnValue()
  const used = new Map<string, number>()
  const limit = async ({ key }: RateLimitOptions) => {
    used.set(key, (used.get(key) ?? 0) + 1)
    return { success: (used.get(key) ?? 0) <= 3 }
  }
  const ring = await offerRing({ title: 'Test ring' })
  const shop = openShop(undefined, limit)
  const crawler = shop.visitor()
  const list = `/collections/${(await offerCollection()).handle}`
  for (const n of [1, 2, 3]) {
    expect((await crawler.get(`/search/suggest?q=gold${n}`)).status).toBe(200)
    expect((await crawler.get(`${list}?metal=gold${n}`)).status).toBe(200)
  }
  const before = shop.state.asked
  const more = ['/search?q=gold', '/search/suggest?q=gold', list, `${list}?metal=gold`]
  for (const path of [...more, `/products/${ring.handle}`]) {
    const { status, headers } = await crawler.get(path)
    expect([status, headers.get('Retry-After'), headers.get('Cache-Control')], path).toEqual([
      ...[429, '60', 'no-store'],
    ])
  }
  expect(shop.state.asked).toBe(before)
  // What every shopper may read of the shop's terms is there for this network too.
  for (const name of ['delivery', 'returns', 'privacy', 'terms'])
    expect((await crawler.get(`/policies/${name}`)).status, name).toBe(200)
  expect((await crawler.get('/policies/none')).status).toBe(429)
  expect([...used.keys()].map((key) => key.split(':')[0])).toEqual(['pages', 'search', 'arrival'])
  // Another network opens it, and then the first one may see it as well.
  expect((await shop.visitor().get(`/products/${ring.handle}`)).status).toBe(200)
  expect((await crawler.get(`/products/${ring.handle}`)).page).toContain('Test ring')
  later(600)
  expect((await crawler.get(`/products/${ring.handle}`)).page).toContain('Test ring')
  // Of these there is one each, however often they are asked for: search engines must have them.
  for (const path of ['/', '/robots.txt', '/sitemap.xml', '/feeds/google.xml', '/llms.txt'])
    expect((await crawler.get(`${path}?q=${path.length}`)).status, path).toBe(200)
  log.mockRestore()
})

test('a new version of the shop does not show the pages of the old one', async () => {
  const ring = await offerRing({ title: 'Old name' })
  const path = `/products/${ring.handle}`
  await openShop('one').visitor().get(path)
  await rename(ring.handle, 'New name')
  expect(await titled(openShop('one').visitor(), path)).toBe('Old name')
  expect(await titled(openShop('two').visitor(), path)).toBe('New name')
})
