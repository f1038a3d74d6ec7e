import { eq } from 'drizzle-orm'
import { expect, test, vi } from 'vitest'
import { cartHolds } from '../../src/cart/tables.ts'
import { products, variants } from '../../src/catalog/tables.ts'
import { keptPieces } from '../../src/kept/tables.ts'
import { unseal } from '../../src/platform/sealing.ts'
import { forgetGuestData } from '../../src/privacy/forget-guest.ts'
import { offerRing } from '../support/catalogue.ts'
import { interposed } from '../support/interposed-database.ts'
import { isScan } from '../support/plans.ts'
import { addToCart, placeOrder } from '../support/purchase.ts'
import {
  bindings,
  clockStrikes,
  config,
  db,
  later,
  type Visitor,
  visitor,
} from '../support/shop.ts'
import { shopWith } from '../support/shop-with.ts'
import { keep, rowsOf, tokenOf } from './keeping.ts'

/** A shop that counts what it asks of the database. */
function counting() {
  const trips: { sql: string; params: unknown[] }[][] = []
  const DB = interposed(bindings.DB, (trip, act) => {
    trips.push(trip)
    return act()
  })
  return { trips, ...shopWith({ DB }) }
}

const pieceOf = (page: string) => /name="piece" value="([\w-]+)"/.exec(page)?.[1] ?? ''

test('who keeps nothing is told how to, and nothing is read for them', async () => {
  const { trips, answer } = counting()
  const nobody = visitor({ answer })
  await nobody.get('/kept')
  trips.length = 0
  const { status, page, headers } = await nobody.get('/kept')
  expect(status).toBe(200)
  expect(page).toContain('Nothing here yet')
  expect(page).toContain('/collections/')
  expect(trips).toEqual([])
  expect(nobody.cookies.size).toBe(0)
  expect(headers.get('Cache-Control')).toBe('no-store')
  expect(headers.get('X-Robots-Tag')).toBe('noindex')
})

test('the list shows what was kept, with its size, engraving, price and whether it can be had', async () => {
  const ring = await offerRing({
    ...{ title: 'Aurelia', price: 89_000, stock: 1 },
    ...{ sizes: ['52', '54'], engraving: { maxLetters: 9 } },
  })
  const guest = visitor()
  await keep(guest, { ...ring, variant: ring.ids['54'] ?? '' }, { engraving: 'Ida' })
  await db
    .update(variants)
    .set({ price: 79_000 })
    .where(eq(variants.id, ring.ids['54'] ?? ''))
  const { page } = await guest.get('/kept')
  expect(page).toContain('Aurelia')
  expect(page).toContain('ring size 54')
  expect(page).toContain('“Ida”')
  expect(page).toContain('€790')
  expect(page).toContain('Only one left')
  expect(page).toContain(`/products/${ring.handle}/notify?variant=${ring.ids['54']}`)

  await db
    .update(variants)
    .set({ stock: 0 })
    .where(eq(variants.id, ring.ids['54'] ?? ''))
  const gone = (await guest.get('/kept')).page
  expect(gone).toContain('Sold out')
  expect(gone).toContain('when it’s back')
  expect(gone).not.toContain('action="/kept/move"')
})

test('the list costs one round trip and what is picked another, whatever is kept, and neither scans', async () => {
  const { trips, answer } = counting()
  const guest = visitor({ answer })
  for (const sizes of [['52'], ['50', '52']])
    await keep(guest, { handle: (await offerRing({ sizes, stock: 2 })).handle })
  await addToCart(guest, await offerRing({ stock: 2 }))
  trips.length = 0
  await guest.get('/kept')
  expect(trips).toHaveLength(2)
  for (const { sql, params } of trips.flat()) {
    const { results } = await bindings.DB.prepare(`explain query plan ${sql}`)
      .bind(...params)
      .all<{ detail: string }>()
    expect(results.filter(({ detail }) => isScan(detail))).toEqual([])
  }
})

test('the cookie follows what another tab has done, and what the shop has', async () => {
  const [one, two] = [await offerRing({ stock: 3 }), await offerRing({ stock: 3 })]
  const guest = visitor()
  await keep(guest, one)
  const old = guest.cookies.get('__Host-cart') ?? ''
  await keep(guest, two)
  await addToCart(guest, one)
  const now = guest.cookies.get('__Host-cart') ?? ''
  guest.cookies.set('__Host-cart', old)
  const { page } = await guest.get('/kept')
  // The header of this page, too.
  expect(page).toContain('<span>Kept</span> (2)')
  expect(page).toContain('(1)</a>')
  const parts = (cookie = '') => [
    cookie.split('.')[1],
    cookie.split('.')[3]?.match(/.{4}/g)?.sort(),
  ]
  expect(parts(guest.cookies.get('__Host-cart'))).toEqual(parts(now))

  await db.delete(keptPieces)
  await guest.get('/kept')
  expect(guest.cookies.get('__Host-cart')).toBe(`${tokenOf(guest)}.1`)
  expect((await guest.get('/kept')).headers.getSetCookie()).toEqual([])
})

test('a product that the shop has given up can only be let go of', async () => {
  const ring = await offerRing({ title: 'Aurelia' })
  const guest = visitor()
  await keep(guest, ring)
  await db.update(products).set({ status: 'archived' }).where(eq(products.id, ring.handle))
  const { page } = await guest.get('/kept')
  expect(page).toContain('We no longer offer this piece')
  expect(page).not.toContain(`/products/${ring.handle}`)
  expect((await guest.post('/kept/move', { piece: pieceOf(page) })).status).toBe(422)
  await guest.post('/kept/let-go', { piece: pieceOf(page) })
  expect((await guest.get('/kept')).page).toContain('Nothing here yet')
})

test('letting go of one size leaves the other, and the heart full', async () => {
  const ring = await offerRing({ sizes: ['52', '54'], stock: 2 })
  const guest = visitor()
  for (const size of ['52', '54']) await keep(guest, { ...ring, variant: ring.ids[size] ?? '' })
  const { pieces } = await rowsOf(guest)
  const cookie = guest.cookies.get('__Host-cart')
  await guest.post('/kept/let-go', { piece: pieces[0]?.id ?? '' })
  await guest.post('/kept/let-go', { piece: pieces[0]?.id ?? '' })
  expect((await rowsOf(guest)).pieces).toEqual([pieces[1]])
  expect(guest.cookies.get('__Host-cart')).toBe(cookie)
})

test('a kept piece moves into the cart with its engraving, once, however often it is asked', async () => {
  const ring = await offerRing({ stock: 5, engraving: { maxLetters: 9 } })
  const guest = visitor()
  await keep(guest, ring, { engraving: 'Ida' })
  const [piece] = (await rowsOf(guest)).pieces
  const move = () => guest.post('/kept/move', { piece: piece?.id ?? '' })
  const answers = await Promise.all([move(), move(), move()])
  answers.push(await move())
  expect(answers.map(({ status }) => status)).toEqual([303, 303, 303, 303])
  const { lines, pieces } = await rowsOf(guest)
  expect(lines).toMatchObject([{ quantity: 1, priceSeen: 89_000, variantId: ring.variant }])
  expect(pieces).toEqual([])
  const { page } = await guest.get('/cart')
  expect(page).toContain('“Ida”')
  expect((await guest.get(answers[0]?.location ?? '')).page).toContain('Moved to your cart')
})

test('a piece that is on a line of the cart already makes that line larger', async () => {
  const ring = await offerRing({ stock: 5, engraving: { maxLetters: 9 } })
  const guest = visitor()
  await addToCart(guest, ring, { engraving: 'Ida' })
  await keep(guest, ring, { engraving: 'Ida' })
  const [piece] = (await rowsOf(guest)).pieces
  await guest.post('/kept/move', { piece: piece?.id ?? '' })
  expect((await rowsOf(guest)).lines).toMatchObject([{ quantity: 2 }])
})

test('what cannot be moved stays, and says why at the piece', async () => {
  const ring = await offerRing({ stock: 1, engraving: { maxLetters: 9 } })
  const guest = visitor()
  await keep(guest, ring, { engraving: 'Ida' })
  const [piece] = (await rowsOf(guest)).pieces
  const move = () => guest.post('/kept/move', { piece: piece?.id ?? '' })
  const after = (page: string) => page.split(`piece-${piece?.id}`)[1] ?? ''

  await addToCart(guest, ring)
  const taken = await move()
  expect([taken.status, after(taken.page)]).toEqual([
    422,
    expect.stringContaining('may already be'),
  ])
  const { pieces, lines } = await rowsOf(guest)
  await guest.post('/cart/change', { remove: lines[0]?.id ?? '' })
  await db
    .update(products)
    .set({ facts: { stones: [], dimensions: {} } as never })
    .where(eq(products.id, ring.handle))
  const withdrawn = await move()
  expect([withdrawn.status, after(withdrawn.page)]).toEqual([
    422,
    expect.stringContaining('no longer engrave'),
  ])
  await db.update(variants).set({ stock: 0 }).where(eq(variants.id, ring.variant))
  expect((await move()).status).toBe(422)
  expect((await rowsOf(guest)).pieces).toEqual(pieces)
  expect((await rowsOf(guest)).lines).toEqual([])
})

test('where a size is still to be chosen, the list leads to the piece, and so does a form', async () => {
  const ring = await offerRing({ sizes: ['50', '52'], stock: 2, price: 50_000 })
  const guest = visitor()
  await keep(guest, { handle: ring.handle })
  const { page } = await guest.get('/kept')
  expect(page).toContain('Choose one')
  expect(page).not.toContain('action="/kept/move"')
  const [piece] = (await rowsOf(guest)).pieces
  const answer = await guest.post('/kept/move', { piece: piece?.id ?? '' })
  expect(answer.status).toBe(422)
  expect(answer.page).toContain('Please choose an option first')
  expect(answer.page).toContain('action="/cart/add"')
  expect((await rowsOf(guest)).pieces).toHaveLength(1)
})

test('a product with one variant needs no choice', async () => {
  const ring = await offerRing({ stock: 2 })
  const guest = visitor()
  await keep(guest, { handle: ring.handle })
  const [piece] = (await rowsOf(guest)).pieces
  expect(piece?.variantId).toBe('')
  await guest.post('/kept/move', { piece: piece?.id ?? '' })
  expect((await rowsOf(guest)).lines).toMatchObject([{ variantId: ring.variant }])
})

test('pieces and lines of somebody else cannot be touched', async () => {
  const ring = await offerRing({ stock: 5 })
  const [anna, eve] = [visitor(), visitor()]
  await keep(anna, ring)
  await addToCart(anna, ring)
  await keep(eve, ring)
  const hers = await rowsOf(anna)
  const [piece, line] = [hers.pieces[0]?.id ?? '', hers.lines[0]?.id ?? '']
  const before = await rowsOf(eve)
  for (const [path, form] of [
    ['/kept/move', { piece }],
    ['/kept/let-go', { piece }],
    ['/kept/later', { later: line }],
  ] as const)
    for (const who of [eve, visitor()]) expect((await who.post(path, form)).status).toBe(303)
  expect(await rowsOf(anna)).toEqual(hers)
  expect((await rowsOf(eve)).pieces).toEqual(before.pieces)
  expect((await rowsOf(eve)).lines).toEqual([])
})

test('a line kept for later leaves the cart with its engraving, sealed anew, once', async () => {
  const ring = await offerRing({ stock: 5, engraving: { maxLetters: 9 } })
  const guest = visitor()
  await addToCart(guest, ring, { engraving: 'Ida', quantity: '2' })
  const [line] = (await rowsOf(guest)).lines
  expect((await guest.get('/cart')).page).toContain('action="/kept/later"')
  const later = () => guest.post('/kept/later', { later: line?.id ?? '' })
  const answers = await Promise.all([later(), later()])
  answers.push(await later())
  expect(answers.map(({ status }) => status)).toEqual([303, 303, 303])
  const { lines, pieces } = await rowsOf(guest)
  expect(lines).toEqual([])
  expect(pieces).toMatchObject([
    { variantId: ring.variant, personalizationDigest: line?.personalizationDigest },
  ])
  const [piece] = pieces
  const place = `kept_pieces.personalization:${piece?.id ?? ''}` as const
  const sealed = piece?.personalization
  expect(sealed && (await unseal(config.sealingKeys, place, sealed))).toContain('"Ida"')
  const { page } = await guest.get('/cart?done=kept')
  expect(page).toContain('Kept for later')
  expect(page).toContain('href="/kept"')
  expect((await guest.get('/kept')).page).toContain('“Ida”')
  // And back again.
  await guest.post('/kept/move', { piece: piece?.id ?? '' })
  expect((await rowsOf(guest)).lines).toMatchObject([
    { quantity: 1, personalizationDigest: line?.personalizationDigest },
  ])
  const [back] = (await rowsOf(guest)).lines
  await guest.post('/kept/later', { later: back?.id ?? '' })
  expect((await rowsOf(guest)).pieces).toHaveLength(1)
})

test('a form that comes late, when the piece is in the cart again, keeps it no second time', async () => {
  const ring = await offerRing({ stock: 5 })
  const guest = visitor()
  await addToCart(guest, ring)
  const [line] = (await rowsOf(guest)).lines
  const later = (who: Visitor) => who.post('/kept/later', { later: line?.id ?? '' })
  let meanwhile: (() => Promise<void>) | null = async () => {
    await later(guest)
    const [piece] = (await rowsOf(guest)).pieces
    await guest.post('/kept/move', { piece: piece?.id ?? '' })
  }
  const DB = interposed(bindings.DB, async (trip, act) => {
    const first = meanwhile
    if (first && trip.some(({ sql }) => sql.startsWith('insert into "kept_pieces"'))) {
      meanwhile = null
      await first()
    }
    return act()
  })
  const late = visitor(shopWith({ DB }))
  late.cookies.set('__Host-cart', guest.cookies.get('__Host-cart') ?? '')
  expect((await later(late)).status).toBe(303)
  const { lines, pieces } = await rowsOf(guest)
  expect([lines.length, pieces]).toEqual([1, []])
})

test('with sixty pieces kept a line stays in the cart, and says why', async () => {
  const guest = visitor()
  await addToCart(guest, await offerRing({ stock: 5 }))
  const { cart, lines } = await rowsOf(guest)
  const other = await offerRing({ stock: 5 })
  for (let n = 0; n < 60; n++)
    await db.insert(keptPieces).values({
      ...{ id: crypto.randomUUID(), cartId: cart?.id ?? '', productId: other.handle },
      ...{ variantId: other.variant, personalizationDigest: `${n}`, keptAt: 0 },
    })
  const answer = await guest.post('/kept/later', { later: lines[0]?.id ?? '' })
  expect(answer.status).toBe(422)
  expect(answer.page).toContain('You keep <a href="/kept">60 pieces</a> already')
  expect((await rowsOf(guest)).lines).toEqual(lines)
})

test('what an unpaid order holds can be kept for later, and stays free for its guest', async () => {
  const ring = await offerRing({ stock: 1 })
  const guest = visitor()
  await placeOrder(guest, ring)
  const [line] = (await rowsOf(guest)).lines
  await guest.post('/kept/later', { later: line?.id ?? '' })
  expect(await db.$count(cartHolds)).toBe(1)
  const { page } = await guest.get('/kept')
  expect(page).toContain('Only one left')
  const [piece] = (await rowsOf(guest)).pieces
  expect((await guest.post('/kept/move', { piece: piece?.id ?? '' })).status).toBe(303)
  expect((await rowsOf(guest)).lines).toHaveLength(1)
})

test('an engraving that nobody can read stays where it is', async () => {
  const log = vi.spyOn(console, 'error').mockReturnValue()
  const ring = await offerRing({ stock: 5, engraving: { maxLetters: 9 } })
  const guest = visitor()
  await keep(guest, ring, { engraving: 'Ida' })
  await db.update(keptPieces).set({ personalization: 'v1:lost:AAAA:AAAA' as never })
  const [piece] = (await rowsOf(guest)).pieces
  const { status, page } = await guest.get('/kept')
  expect([status, page]).toEqual([200, expect.stringContaining('Test ring')])
  expect((await guest.post('/kept/move', { piece: piece?.id ?? '' })).status).toBe(422)
  expect((await rowsOf(guest)).pieces).toHaveLength(1)
  log.mockRestore()
})

test('who does nothing for half a year is forgotten, with all they kept', async () => {
  const guest = visitor()
  await keep(guest, await offerRing())
  later(181 * 86_400)
  await clockStrikes()
  const { page } = await guest.get('/kept')
  expect(page).toContain('Nothing here yet')
  expect(await db.select().from(keptPieces)).toEqual([])
})

test('who is forgotten in another tab at that very moment begins anew, or is told that it is gone', async () => {
  const [ring, other] = [await offerRing({ stock: 5 }), await offerRing({ stock: 5 })]
  const forgottenBefore = async (what: string) => {
    let guest = visitor()
    const DB = interposed(bindings.DB, async (trip, act) => {
      if (trip.some(({ sql }) => sql.startsWith(`insert into "${what}"`)))
        await forgetGuestData(db, tokenOf(guest))
      return act()
    })
    await keep(guest, ring)
    await addToCart(guest, ring)
    const { lines, pieces } = await rowsOf(guest)
    const cookies = guest.cookies
    guest = visitor(shopWith({ DB }))
    for (const [name, value] of cookies) guest.cookies.set(name, value)
    return { guest, line: lines[0]?.id ?? '', piece: pieces[0]?.id ?? '' }
  }
  const keeping = await forgottenBefore('kept_pieces')
  const before = tokenOf(keeping.guest)
  expect((await keep(keeping.guest, other)).status).toBe(303)
  expect((await rowsOf(keeping.guest)).pieces).toMatchObject([{ productId: other.handle }])
  expect(tokenOf(keeping.guest)).not.toBe(before)

  const adding = await forgottenBefore('cart_lines')
  await addToCart(adding.guest, other)
  const { lines, pieces } = await rowsOf(adding.guest)
  expect([lines.length, pieces.length]).toEqual([1, 0])

  const sharing = await forgottenBefore('kept_links')
  const form = { key: 'k'.repeat(16), prices: 'yes' }
  expect((await sharing.guest.post('/kept/share', form)).location).toBe('/kept')
  const { guest, line } = await forgottenBefore('cart_submissions')
  expect((await guest.post('/kept/later', { later: line })).location).toBe('/cart')
  expect(await rowsOf(guest)).toMatchObject({ cart: undefined, pieces: [], lines: [] })
})

test('letting go after one was forgotten takes the cookie away as well', async () => {
  const guest = visitor()
  await keep(guest, await offerRing())
  const [piece] = (await rowsOf(guest)).pieces
  await forgetGuestData(db, tokenOf(guest))
  expect((await guest.post('/kept/let-go', { piece: piece?.id ?? '' })).status).toBe(303)
  expect(guest.cookies.size).toBe(0)
})
