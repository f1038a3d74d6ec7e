import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { readGuest } from '../../src/cart/cookie.ts'
import { carts } from '../../src/cart/tables.ts'
import { products } from '../../src/catalog/tables.ts'
import { hashToken } from '../../src/platform/digest.ts'
import { openIsolate, person } from '../analytics/book.ts'
import { nothingAsked, watchDatabase } from '../bench/watched-database.ts'
import { offerRing } from '../support/catalogue.ts'
import { addToCart, checkOut } from '../support/purchase.ts'
import { bindings, db, type Visitor, visitor } from '../support/shop.ts'

const PATH = '/cart/ring-size'
const tell = (who: Visitor, size: string, system = 'eu', more: Record<string, string> = {}) =>
  who.post(PATH, { size, system, ...more })

const cookieOf = (who: Visitor) =>
  readGuest(
    new Request('https://shop.test', {
      headers: { Cookie: `__Host-cart=${who.cookies.get('__Host-cart') ?? ''}` },
    }),
  )
/** What the database knows of a visitor. */
async function rowOf(who: Visitor) {
  const token = cookieOf(who)?.token ?? ''
  const [row] = await db
    .select({ ringSize: carts.ringSize, sizes: carts.sizes })
    .from(carts)
    .where(eq(carts.tokenHash, await hashToken(token)))
  return row
}
const countCarts = async () => (await db.select({ id: carts.id }).from(carts)).length

/** What a ring's page says of the visitor's size, as text. */
const says = (page: string) =>
  /<p class="my-size">(.*?)<\/p>/
    .exec(page)?.[1]
    ?.replaceAll(/<[^>]*>/g, '')
    .replaceAll('\u00a0', ' ')
const linkIn = (page: string) =>
  /<p class="my-size">[^<]*<a href="([^"]*)"/.exec(page)?.[1]?.replaceAll('&amp;', '&')

/** A place on the edge that keeps its pages, and counts what it asks the database. */
function openEdge() {
  const count = nothingAsked()
  const env = {
    ...bindings,
    PAGE_CACHE: 'on' as const,
    CF_VERSION_METADATA: { id: crypto.randomUUID(), tag: '', timestamp: '' },
    DB: watchDatabase(bindings.DB, () => count),
  }
  return { count, from: (country: string) => person({}, openIsolate(env, { country })) }
}

test('who tells their size becomes a guest, and every ring’s page says whether there is one', async () => {
  const ring = await offerRing({ sizes: ['52', '54', '56'], stock: [0, 2, 1] })
  const other = await offerRing({ sizes: ['50'], stock: 3 })
  const made = await offerRing({ sizes: ['54'], madeToOrder: true })
  const who = visitor()
  const told = await tell(who, '54', 'eu', { ring: ring.handle })
  expect(told.status).toBe(303)
  expect(told.location).toBe(`/products/${ring.handle}`)
  expect(await rowOf(who)).toEqual({ ringSize: 540, sizes: 'eu' })

  const { page } = await who.get(`/products/${ring.handle}`)
  expect(says(page)).toBe(
    'Your size, 54 (EU), is in stock. Choose 54 mm · Change or forget your size',
  )
  const link = linkIn(page) ?? ''
  expect(link).toBe(`/products/${ring.handle}?variant=${ring.ids['54']}#variant`)
  const { page: chosen } = await who.get(link)
  expect(chosen).toMatch(new RegExp(`value="${ring.ids['54']}"[^>]*checked`))
  expect(linkIn(chosen)).toContain('/pages/ring-sizes')

  expect(says((await who.get(`/products/${other.handle}`)).page)).toContain(
    'This piece doesn’t come in your size, 54 (EU).',
  )
  expect(says((await who.get(`/products/${made.handle}`)).page)).toContain('is made to order.')
  await tell(who, '52')
  const { page: gone } = await who.get(`/products/${ring.handle}`)
  expect(says(gone)).toContain('Your size, 52 (EU), is sold out. Tell me when it’s back')
  expect(linkIn(gone)).toBe(`/products/${ring.handle}/notify?variant=${ring.ids['52']}`)
  expect((await who.get('/pages/ring-sizes')).page).toContain('You told us 52\u00a0(EU).')
})

test('a size is told by the ring that was chosen, in the system that is read', async () => {
  const ring = await offerRing({ sizes: ['52', '54'], stock: 5 })
  const who = openEdge().from('US')
  const { page } = await who.get(`/products/${ring.handle}`)
  expect(page).toContain('This is my size: remember it')
  const told = await who.submit(PATH, page.replaceAll('action="/cart/add"', `action="${PATH}"`), {
    variant: ring.ids['54'] ?? '',
  })
  expect(told.location).toBe(`/products/${ring.handle}?variant=${ring.ids['54']}#variant`)
  expect(await rowOf(who)).toEqual({ ringSize: 540, sizes: 'us' })
  const { page: after } = await who.get(`/products/${ring.handle}`)
  expect(says(after)).toContain('Your size, 6¾ (US), is in stock. Choose 54 mm')
  expect(after).not.toContain('This is my size')

  const nothing = await visitor().post(PATH, { handle: ring.handle, variant: '' })
  expect(nothing.status).toBe(422)
  expect(nothing.page).toContain('Please choose an option first.')
})

test('letters to engrave stay in their field when a size is remembered', async () => {
  const ring = await offerRing({ sizes: ['52', '54'], stock: 5, engraving: { maxLetters: 8 } })
  const who = visitor()
  const path = `/products/${ring.handle}?variant=${ring.ids['54']}`
  const { page } = await who.get(path)
  const typed = { variant: ring.ids['54'] ?? '', engraving: 'Ida & Bo' }
  const told = await who.submit(
    PATH,
    page.replaceAll('action="/cart/add"', `action="${PATH}"`),
    typed,
  )
  expect([told.status, told.headers.get('Cache-Control')]).toEqual([200, 'no-store'])
  expect(told.page).toMatch(/name="engraving"[^>]*value="Ida &amp; Bo"/)
  // And it says already what it says from now on.
  expect(says(told.page)).toContain('Your size, 14 (CH), is in stock.')
  expect(await rowOf(who)).toEqual({ ringSize: 540, sizes: 'ch' })
  const refused = await who.post(PATH, { handle: ring.handle, variant: '', engraving: 'Ida' })
  expect(refused.page).toMatch(/name="engraving"[^>]*value="Ida"/)
})

test('the first button of a ring’s form adds to the cart, as Enter does', async () => {
  const ring = await offerRing({ sizes: ['52', '54'], stock: 5 })
  const { page } = await visitor().get(`/products/${ring.handle}`)
  const [first] = /<button[^>]*>/.exec(page.split('class="add-to-cart"')[1] ?? '') ?? []
  expect(first).toBe('<button type="submit" hidden="">')
})

test('what is no size is said at its field, and makes no guest', async () => {
  const before = await countCarts()
  const who = visitor()
  for (const [size, system] of [
    ['', 'eu'],
    ['huge', 'eu'],
    ['54', ''],
    ['54', 'xx'],
    ['39', 'eu'],
    ['Ω', 'uk'],
    ['<b>', 'us'],
  ]) {
    const answer = await tell(who, size ?? '', system)
    expect(answer.status, `${system} ${size}`).toBe(422)
    const field = system === '' || system === 'xx' ? 'system' : 'size'
    expect(answer.page).toContain(`id="${field}-error"`)
    expect(answer.page).not.toContain('<b>')
    expect(answer.headers.get('Cache-Control')).toBe('no-store')
  }
  expect(who.cookies.size).toBe(0)
  expect(await countCarts()).toBe(before)
})

test('told twice is told once, and told anew is told anew', async () => {
  const who = visitor()
  await tell(who, '54')
  const [cookie, before] = [who.cookies.get('__Host-cart'), await countCarts()]
  await Promise.all([tell(who, '54'), tell(who, '54'), tell(who, '54')])
  expect(who.cookies.get('__Host-cart')).toBe(cookie)
  expect(await countCarts()).toBe(before)
  await tell(who, 'N', 'uk')
  expect(await rowOf(who)).toEqual({ ringSize: 538, sizes: 'uk' })
  expect(await countCarts()).toBe(before)
})

test('it leads back to a ring that there is, and nowhere else', async () => {
  const draft = await offerRing()
  await db.update(products).set({ status: 'draft' }).where(eq(products.handle, draft.handle))
  const strange = ['none', '//evil.test', '../admin', 'https://evil.test', '', draft.handle]
  for (const ring of strange) {
    const { status, location } = await tell(visitor(), '54', 'eu', { ring })
    expect(status, ring).toBe(303)
    expect(location, ring).toBe('/pages/ring-sizes')
  }
  for (const variant of ['none', draft.variant]) {
    const answer = await visitor().post(PATH, { handle: '//evil.test', variant })
    expect(answer.location).toBe('/pages/ring-sizes')
  }
})

test('forgotten is forgotten, here and there; the cart and what else is known stays', async () => {
  const ring = await offerRing({ sizes: ['54'], stock: 5 })
  const who = visitor()
  await addToCart(who, ring)
  await tell(who, '54', 'jp')
  await tell(who, '14', 'jp')
  expect(cookieOf(who)).toMatchObject({ units: 1, ringSize: 545, system: 'jp' })
  const { status, location } = await who.post(PATH, { forget: '1' })
  expect([status, location]).toEqual([303, '/pages/ring-sizes'])
  expect(await rowOf(who)).toEqual({ ringSize: null, sizes: null })
  expect(cookieOf(who)).toMatchObject({ units: 1, ringSize: null, system: null })
  expect((await who.get('/cart')).page).toContain('Test ring')
  expect((await who.get(location)).page).not.toContain('You told us')

  const before = await countCarts()
  const nobody = visitor()
  await nobody.post(PATH, { forget: '1' })
  expect(nobody.cookies.size).toBe(0)
  expect(await countCarts()).toBe(before)
})

test('rings are read in the system that was told: on pages, in the cart, and in what is ordered', async () => {
  const ring = await offerRing({ sizes: ['54'], stock: 5 })
  const { from } = openEdge()
  const who = from('GB')
  await tell(who, '14', 'jp')
  const { page } = await who.get(`/products/${ring.handle}`)
  expect(page).toContain('mm · JP')
  // What an address says wins.
  expect((await who.get(`/products/${ring.handle}?sizes=us`)).page).toContain('mm · US')
  expect((await who.get('/pages/ring-sizes')).page).toContain('<option value="jp" selected')
  await addToCart(who, ring)
  const cart = (await who.get('/cart')).page.replaceAll('\u00a0', ' ')
  expect(cart).toContain('ring size 54 mm (JP 14)')
  expect((await who.get(`/cart/${ring.variant}:1`)).page.replaceAll('\u00a0', ' ')).toContain(
    'ring size 54 mm (JP 14)',
  )
  expect((await checkOut(who)).status).toBe(303)
  const drawn = await who.get('/checkout')
  expect(drawn.page.replaceAll('\u00a0', ' ')).toContain('ring size 54 mm (JP 14)')
})

test('the system that was chosen on a page is told too, once something is added', async () => {
  const ring = await offerRing({ sizes: ['54'], stock: 5 })
  const who = openEdge().from('NL')
  const { page } = await who.get(`/products/${ring.handle}?variant=${ring.variant}&sizes=us`)
  await who.submit('/cart/add', page, { variant: ring.variant, quantity: '1' })
  expect(cookieOf(who)).toMatchObject({ system: 'us', ringSize: null })
  expect((await who.get(`/products/${ring.handle}`)).page).toContain('mm · US')
})

test('a cached ring’s page is the same bytes for all sizes, and asks the database for none', async () => {
  const ring = await offerRing({ sizes: ['50', '52', '54'], stock: 5 })
  const { from, count } = openEdge()
  const common = (page: string) =>
    page
      .replaceAll(/name="key" value="[^"]*"/g, '')
      .replaceAll(/<p class="my-size">.*?<\/p>|<p><button[^>]*formaction.*?<\/p>/g, '')
  const guests = []
  for (const size of ['50', '52', '54', '60', '']) {
    const who = from('FR')
    if (size) await tell(who, size)
    guests.push(who)
  }
  const first = await guests[0]?.get(`/products/${ring.handle}`)
  count.roundTrips = 0
  const pages = await Promise.all(guests.map((who) => who.get(`/products/${ring.handle}`)))
  expect(count.roundTrips).toBe(0)
  expect(new Set([first, ...pages].map((each) => common(each?.page ?? ''))).size).toBe(1)
  expect(pages.map(({ page }) => says(page)?.slice(0, 28))).toEqual([
    'Your size, 50 (EU), is in st',
    'Your size, 52 (EU), is in st',
    'Your size, 54 (EU), is in st',
    'This piece doesn’t come in y',
    undefined,
  ])
  for (const { page, headers } of pages) {
    expect(page).not.toContain('<v-')
    expect(headers.get('Cache-Control')).toBe('private, no-cache')
  }
})

test('a cookie that somebody made up changes nothing but what they read themselves', async () => {
  const ring = await offerRing({ sizes: ['54'], stock: 5 })
  const victim = visitor()
  await tell(victim, '54')
  const before = await countCarts()
  const eve = visitor()
  const token = 'e'.repeat(32)
  eve.cookies.set('__Host-cart', `${token}.0.540us.`)
  expect(says((await eve.get(`/products/${ring.handle}`)).page)).toContain('6¾ (US)')
  await eve.post(PATH, { forget: '1' })
  expect(await countCarts()).toBe(before)
  // A token that the shop did not give is not used.
  await tell(eve, '60')
  expect(cookieOf(eve)?.token).not.toBe(token)
  expect(await rowOf(victim)).toEqual({ ringSize: 540, sizes: 'eu' })
  for (const odd of ['100', '999', '000']) {
    eve.cookies.set('__Host-cart', `${token}.0.${odd}us.`)
    expect((await eve.get(`/products/${ring.handle}`)).status).toBe(200)
    expect((await eve.get('/pages/ring-sizes')).status).toBe(200)
  }
})

test('a hoarder tells no more sizes a day than carts can be begun', async () => {
  const address = { 'CF-Connecting-IP': '198.51.100.77', Origin: 'https://shop.test' }
  const calm = { ...bindings, FORM_LIMIT: { limit: async () => ({ success: true }) } }
  const answer = openIsolate(calm as never)
  const before = await countCarts()
  const statuses = []
  for (let n = 0; n < 103; n++) {
    const who = visitor({ answer })
    const told = await who.post(PATH, { size: '54', system: 'eu' }, address)
    statuses.push(told.status)
    if (told.status === 422) {
      expect(who.cookies.size).toBe(0)
      expect(told.page).toContain('id="size-error"')
    }
  }
  expect(statuses.filter((status) => status === 303)).toHaveLength(100)
  expect(await countCarts()).toBe(before + 100)
})
