import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { carts } from '../../src/cart/tables.ts'
import { products } from '../../src/catalog/tables.ts'
import { MAX_KEPT, sentFrom } from '../../src/kept/rules.ts'
import { keptPieces } from '../../src/kept/tables.ts'
import { hashToken } from '../../src/platform/digest.ts'
import { keptCode } from '../../src/platform/kept-code.ts'
import { offerRing } from '../support/catalogue.ts'
import { addToCart } from '../support/purchase.ts'
import { db, type Visitor, visitor } from '../support/shop.ts'

const keep = (who: Visitor, handle: string, more: Record<string, string> = {}) =>
  who.post('/kept', { keep: handle, ...more })
const letGo = (who: Visitor, handle: string) => who.post('/kept', { 'let-go': handle })
const cookieOf = (who: Visitor) => who.cookies.get('__Host-cart') ?? ''
const codesIn = (who: Visitor) => cookieOf(who).split('.')[3] ?? ''

/** What the database keeps for the guest with this cookie. */
async function rowsOf(cookie: string) {
  const hash = await hashToken(cookie.split('.')[0] ?? '')
  const rows = await db
    .select({ piece: keptPieces })
    .from(carts)
    .innerJoin(keptPieces, eq(keptPieces.cartId, carts.id))
    .where(eq(carts.tokenHash, hash))
  return rows.map(({ piece }) => piece)
}

test('a first heart makes a guest, whose cookie says what is kept', async () => {
  const ring = await offerRing()
  const who = visitor()
  const kept = await keep(who, ring.handle)
  expect(kept).toMatchObject({ status: 303, location: `/products/${ring.handle}` })
  expect(kept.headers.get('Cache-Control')).toBe('no-store')
  expect(kept.headers.get('Set-Cookie')).toContain('Max-Age=15552000')
  expect(codesIn(who)).toBe(keptCode(ring.handle))
  const rows = await rowsOf(cookieOf(who))
  expect(rows).toMatchObject([{ productId: ring.handle, variantId: '', personalization: null }])
})

test('a heart sent twice, or twice at once, keeps a piece once', async () => {
  const [ring, other] = [await offerRing(), await offerRing()]
  const who = visitor()
  await keep(who, other.handle)
  await keep(who, ring.handle)
  const all = await Promise.all([1, 2, 3].map(() => keep(who, ring.handle)))
  expect(all.map(({ status }) => status)).toEqual([303, 303, 303])
  expect(await rowsOf(cookieOf(who))).toHaveLength(2)
  expect(codesIn(who)).toBe(keptCode(other.handle) + keptCode(ring.handle))
})

test('two tabs do not lose each other’s pieces', async () => {
  const rings = await Promise.all([1, 2, 3, 4].map(() => offerRing()))
  const who = visitor()
  await keep(who, rings[0]?.handle ?? '')
  await Promise.all(rings.map(({ handle }) => keep(who, handle)))
  expect(await rowsOf(cookieOf(who))).toHaveLength(4)
  await letGo(who, rings[0]?.handle ?? '')
  expect(codesIn(who).length / 4).toBe(3)
})

test('letting go takes a product away with every variant of it, also once it is not sold any more', async () => {
  const ring = await offerRing({ sizes: ['52', '54'] })
  const other = await offerRing()
  const who = visitor()
  await keep(who, other.handle)
  await keep(who, ring.handle)
  for (const variant of Object.values(ring.ids)) await keep(who, ring.handle, { variant })
  expect(await rowsOf(cookieOf(who))).toHaveLength(4)
  await db.update(products).set({ status: 'archived' }).where(eq(products.id, ring.handle))
  expect(await letGo(who, ring.handle)).toMatchObject({ status: 303 })
  expect(await rowsOf(cookieOf(who))).toMatchObject([{ productId: other.handle }])
  expect(codesIn(who)).toBe(keptCode(other.handle))
  // Sent twice.
  expect(await letGo(who, ring.handle)).toMatchObject({ status: 303 })
})

test('the chosen variant and engraving are kept, and nobody can read the engraving in the database', async () => {
  const ring = await offerRing({ sizes: ['52', '54'], engraving: { maxLetters: 8 } })
  const who = visitor()
  const chosen = { variant: ring.ids['54'] ?? '', engraving: 'Ida', font: 'roman' }
  await keep(who, ring.handle, chosen)
  await keep(who, ring.handle, { ...chosen, engraving: ' Ida ' })
  const rows = await rowsOf(cookieOf(who))
  expect(rows).toMatchObject([{ variantId: ring.ids['54'] }])
  expect(rows[0]?.personalization).toMatch(/^v1:/)
  expect(JSON.stringify(rows)).not.toContain('Ida')
  expect(rows[0]?.personalizationDigest).not.toBe('')
})

test('an engraving that cannot be cut is refused at its field, and nothing is kept', async () => {
  const ring = await offerRing({ stock: 9, engraving: { maxLetters: 5 } })
  const who = visitor()
  const answer = await keep(who, ring.handle, { variant: ring.variant, engraving: 'Wilhelmina' })
  expect(answer.status).toBe(422)
  expect(answer.page).toContain('There’s room for 5 letters; this has 10.')
  expect(answer.page).toContain('Wilhelmina')
  expect(answer.headers.get('Cache-Control')).toBe('no-store')
  expect(who.cookies.size).toBe(0)
})

test('a variant of another product, or one that is made up, counts as none', async () => {
  const [ring, other] = [await offerRing(), await offerRing()]
  const who = visitor()
  await keep(who, ring.handle, { variant: other.variant })
  await keep(who, ring.handle, { variant: 'x’; drop' })
  expect(await rowsOf(cookieOf(who))).toMatchObject([{ productId: ring.handle, variantId: '' }])
})

test('what there is not cannot be kept', async () => {
  const who = visitor()
  const draft = await offerRing()
  await db.update(products).set({ status: 'draft' }).where(eq(products.id, draft.handle))
  for (const handle of ['no-such-ring', draft.handle])
    expect((await keep(who, handle)).status, handle).toBe(404)
  expect((await who.post('/kept', {})).status).toBe(404)
  expect((await who.post('/kept', { keep: 'x'.repeat(300) })).status).toBe(404)
  expect(who.cookies.size).toBe(0)
})

test('the cart stays when a piece is kept, and what is kept when something is put in the cart', async () => {
  const ring = await offerRing({ stock: 3 })
  const who = visitor()
  await addToCart(who, ring)
  const before = cookieOf(who)
  await keep(who, ring.handle)
  expect(cookieOf(who)).toBe(`${before}..${keptCode(ring.handle)}`)
  await addToCart(who, ring)
  expect(cookieOf(who)).toMatch(new RegExp(`\\.2\\.\\.${keptCode(ring.handle)}$`))
})

test('a cookie that nobody was given makes another guest, and says nothing of what it claims', async () => {
  const [ring, other] = [await offerRing(), await offerRing()]
  const claimed = `${'a'.repeat(32)}.3.540eu.${keptCode(other.handle)}`
  const who = visitor()
  who.cookies.set('__Host-cart', claimed)
  await keep(who, ring.handle)
  expect(cookieOf(who)).toMatch(
    new RegExp(`^(?!a{32})[\\w-]{32}\\.0\\.\\.${keptCode(ring.handle)}$`),
  )
  const stray = visitor()
  stray.cookies.set('__Host-cart', claimed)
  expect(await letGo(stray, other.handle)).toMatchObject({ status: 303 })
  expect(stray.cookies.size).toBe(0)
})

test('a guest cannot touch what another keeps', async () => {
  const ring = await offerRing()
  const [one, two] = [visitor(), visitor()]
  await keep(one, ring.handle)
  await keep(two, ring.handle)
  await letGo(two, ring.handle)
  expect(await rowsOf(cookieOf(one))).toHaveLength(1)
  expect(codesIn(two)).toBe('')
})

test(`of ${MAX_KEPT} pieces none more is kept, and the page says what to do`, async () => {
  const rings = await Promise.all(Array.from({ length: MAX_KEPT + 2 }, () => offerRing()))
  const [last, beyond, ...rest] = rings
  const who = visitor()
  await keep(who, rest[0]?.handle ?? '')
  const hash = await hashToken(cookieOf(who).split('.')[0] ?? '')
  const [cart] = await db.select({ id: carts.id }).from(carts).where(eq(carts.tokenHash, hash))
  for (const { handle } of rest.slice(1, MAX_KEPT - 1)) {
    const piece = { cartId: cart?.id ?? '', productId: handle, variantId: '', keptAt: 1 }
    await db.insert(keptPieces).values({ id: handle, personalizationDigest: '', ...piece })
  }
  // Both at once, and there is room for one.
  const both = [last, beyond].map((ring) => keep(who, ring?.handle ?? ''))
  const statuses = (await Promise.all(both)).map(({ status }) => status)
  expect(statuses.toSorted()).toEqual([303, 409])
  expect(await rowsOf(cookieOf(who))).toHaveLength(MAX_KEPT)
  expect(cookieOf(who).length).toBeLessThan(300)
  const again = await keep(who, beyond?.handle ?? '')
  const oneMore = again.status === 409 ? again : await keep(who, last?.handle ?? '')
  expect(oneMore.page).toContain('Remove one, and this one fits.')
  expect(oneMore.page.split('<main')[1]).toContain('href="/kept"')
  // One that is kept already is no further one.
  expect(await keep(who, rest[0]?.handle ?? '')).toMatchObject({ status: 303 })
})

test('a heart leads back to the page that it is on, and nowhere else', async () => {
  const origin = 'https://shop.test'
  const back = (path: string) => sentFrom(path.startsWith('/') ? origin + path : path, origin)
  for (const path of ['/', '/search?q=ruby', '/collections/rings?metal=gold&page=2', '/products/a'])
    expect(back(path)).toBe(path)
  for (const path of ['/kept', '/cart', '/pages/ring-sizes']) expect(back(path)).toBe(path)
  const others = [
    '//evil.example/',
    '/admin',
    '/admin/orders',
    '/checkout',
    '/orders/1',
    '/cart/add',
  ]
  for (const path of [...others, '/searching', '/keptsake', 'https://evil.example/', 'x', ''])
    expect(back(path), path).toBe(null)
  const ring = await offerRing()
  const who = visitor()
  const from = (referer: string) =>
    who.post('/kept', { keep: ring.handle }, { Origin: origin, Referer: origin + referer })
  expect((await from('/collections/rings?page=2')).location).toBe('/collections/rings?page=2')
  expect((await from('//evil.example/')).location).toBe(`/products/${ring.handle}`)
  expect(
    (await who.post('/kept', { keep: ring.handle }, { Origin: 'https://evil.example' })).status,
  ).toBe(403)
})

test('from one network, a hundred guests begin in a day, and the next one is told when to come back', async () => {
  const ring = await offerRing()
  const headers = { 'CF-Connecting-IP': '192.0.2.77' }
  await keep(visitor({ headers }), ring.handle)
  await db.run(sql`update cart_networks set carts = 100 where width not like 'ipv6%'`)
  const answer = await keep(visitor({ headers }), ring.handle)
  expect(answer.status).toBe(409)
  expect(answer.page).toContain('Please try again tomorrow.')
  expect(answer.headers.get('Set-Cookie')).toBe(null)
})
