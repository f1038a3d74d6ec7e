import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { cartHolds, cartLines, cartSubmissions, carts } from '../../src/cart/tables.ts'
import { keptPieces } from '../../src/kept/tables.ts'
import { orders } from '../../src/orders/tables.ts'
import { hashToken } from '../../src/platform/digest.ts'
import { seal } from '../../src/platform/sealing.ts'
import { anna } from '../support/anna.ts'
import { offerRing } from '../support/catalogue.ts'
import { addToCart, placeOrder } from '../support/purchase.ts'
import { config, db, type Visitor, visitor } from '../support/shop.ts'

const path = '/privacy/your-data'
const script = { maxLetters: 20 }

/** The row of who has this browser. */
async function rowOf(who: Visitor) {
  const token = who.cookies.get('__Host-cart')?.split('.')[0] ?? ''
  const [row] = await db
    .select()
    .from(carts)
    .where(eq(carts.tokenHash, await hashToken(token)))
  return row
}

/** A browser of somebody with an engraved ring in the cart, a kept one, and a size told. */
async function guest() {
  const who = visitor()
  const ring = await offerRing({ title: 'Luna', stock: 3, engraving: script })
  await addToCart(who, ring, { engraving: 'Für Ida', font: 'script' })
  const id = (await rowOf(who))?.id ?? ''
  const kept = await offerRing({ title: 'Aurora' })
  const piece = `piece-${kept.handle}`
  const text = JSON.stringify({ letters: 'Ewig', font: 'script', place: 'inside' })
  await db.insert(keptPieces).values({
    ...{ id: piece, cartId: id, productId: kept.handle, variantId: kept.variant },
    ...{ personalizationDigest: 'd', keptAt: 1_790_000_000 },
    personalization: await seal(config.sealingKeys, `kept_pieces.personalization:${piece}`, text),
  })
  await db.update(carts).set({ ringSize: 540, sizes: 'us' }).where(eq(carts.id, id))
  return { who, id, ring, kept }
}

test('of somebody who has done nothing nothing is kept, and looking changes that in no way', async () => {
  const who = visitor()
  const before = await db.$count(carts)
  const { status, page, headers } = await who.get(path)
  expect(status).toBe(200)
  expect(page).toContain('We keep nothing of this browser')
  expect(page).toContain('It has no cookie of ours.')
  expect(headers.get('Cache-Control')).toBe('no-store')
  expect(JSON.parse((await who.get(`${path}/file`)).page)).toEqual({})
  expect((await who.post(`${path}/forget`, {})).status).toBe(303)
  expect(who.cookies.size).toBe(0)
  expect(await db.$count(carts)).toBe(before)
})

test('the page shows all that is kept of a browser, and the file has it for programs', async () => {
  const { who } = await guest()
  const { page } = await who.get(path)
  for (const said of [
    '1 × Luna',
    'engraved “Für Ida”',
    'Aurora',
    'engraved “Ewig”',
    '54\u00a0mm',
    '>US<',
  ])
    expect(page).toContain(said)
  expect(page).toContain('__Host-cart')
  const file = await who.get(`${path}/file`)
  expect(file.headers.get('Content-Disposition')).toBe('attachment; filename="my-data.json"')
  expect(JSON.parse(file.page)).toMatchObject({
    'This browser': {
      'Ring size, tenths of a millimetre around': 540,
      'Sizes are read in': 'us',
      'Pieces are picked for me': true,
      'In the cart': [{ Engraving: 'Für Ida', Quantity: 1 }],
      'Kept for later': [{ Kept: '2026-09-21T14:13:20.000Z', Engraving: 'Ewig' }],
    },
  })
  const token = who.cookies.get('__Host-cart')?.split('.')[0] ?? ''
  for (const text of [page, file.page]) {
    expect(text).not.toContain(token)
    expect(text).not.toContain(await hashToken(token))
  }
})

test('“Forget it” deletes every row and cookie, once and for good', async () => {
  const { who, id } = await guest()
  const before = new Map(who.cookies)
  const { page } = await who.get(path)
  const answer = await who.submit(`${path}/forget`, page)
  expect([answer.status, answer.location]).toEqual([303, `${path}?forgotten=yes`])
  expect(answer.headers.get('Clear-Site-Data')).toContain('"storage"')
  expect(who.cookies.has('__Host-cart')).toBe(false)
  const left = [
    await db.$count(carts, eq(carts.id, id)),
    await db.$count(cartLines, eq(cartLines.cartId, id)),
    await db.$count(keptPieces, eq(keptPieces.cartId, id)),
    await db.$count(cartSubmissions, eq(cartSubmissions.cartId, id)),
  ]
  expect(left).toEqual([0, 0, 0, 0])
  expect((await who.get(answer.location)).page).toContain('Forgotten.')
  // In another tab the old cookie finds nothing, and sent again it is nothing new.
  for (const [name, value] of before) who.cookies.set(name, value)
  expect((await who.get(path)).page).toContain('We keep nothing of this browser')
  expect((await who.submit(`${path}/forget`, page)).status).toBe(303)
})

test('the cookie of one guest neither shows nor forgets what is kept of another', async () => {
  const [one, other] = [await guest(), await guest()]
  const { page } = await one.who.get(path)
  await one.who.submit(`${path}/forget`, page)
  expect(await db.$count(carts, eq(carts.id, other.id))).toBe(1)
  expect((await other.who.get(path)).page).toContain('Für Ida')
  const guess = visitor()
  guess.cookies.set('__Host-cart', `${'A'.repeat(32)}.1`)
  expect((await guess.get(path)).page).toContain('We keep nothing of this browser')
})

test('who forgets everything while paying keeps their order, and nobody the cart', async () => {
  const who = visitor()
  const ring = await offerRing({ stock: 1 })
  await placeOrder(who, ring)
  const id = (await rowOf(who))?.id ?? ''
  const old = who.cookies.get('__Host-cart') ?? ''
  await who.submit(`${path}/forget`, (await who.get(path)).page)
  expect(await db.$count(orders, eq(orders.cartId, id))).toBe(1)
  expect(await db.$count(cartHolds, eq(cartHolds.cartId, id))).toBe(1)
  expect(await db.$count(cartLines, eq(cartLines.cartId, id))).toBe(0)
  const [row] = await db.select().from(carts).where(eq(carts.id, id))
  expect(row).toMatchObject({ ringSize: null, sizes: null, channel: null, campaign: null })
  who.cookies.set('__Host-cart', old)
  expect((await who.get(path)).page).toContain('We keep nothing of this browser')
})

test('an order that is open in the browser is shown, taken along and closed, but not deleted', async () => {
  const who = visitor()
  const ring = await offerRing({ title: 'Stella', stock: 1 })
  await placeOrder(who, ring)
  const { page } = await who.get(path)
  expect(page).toContain('Order J-')
  expect(page).toContain(anna.name)
  expect(page).toContain('Stella')
  const file = JSON.parse((await who.get(`${path}/file`)).page)
  expect(file.Order).toMatchObject({
    'Name, addresses, telephone, message': { name: anna.name },
    Bought: [{ Piece: 'Stella', Quantity: 1 }],
  })
  expect(JSON.stringify(file)).not.toMatch(/formDigest|emailDigest|session/i)
  await who.submit(`${path}/forget`, page)
  expect(who.cookies.has('__Host-order')).toBe(false)
  expect((await who.get(path)).page).not.toContain(anna.name)
  expect(await db.$count(orders)).toBeGreaterThan(0)
})

test('the page is linked from the footer and from the privacy page', async () => {
  const link = `href="${path}"`
  expect((await visitor().get('/')).page).toContain(link)
  expect((await visitor().get('/policies/privacy')).page.split('<footer')[0]).toContain(link)
})
