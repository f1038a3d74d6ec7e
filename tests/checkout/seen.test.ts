import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { beforeEach, expect, test } from 'vitest'
import { MAX_LINES } from '../../src/cart/rules.ts'
import { products, variants } from '../../src/catalog/tables.ts'
import {
  changesSince,
  NAME_LETTERS,
  SEEN_UNITS,
  type SeenLine,
  seenText,
} from '../../src/checkout/seen.ts'
import { orderLines, orders } from '../../src/orders/tables.ts'
import { anna } from '../support/anna.ts'
import { offerRing, stockOf } from '../support/catalogue.ts'
import { addToCart, checkoutPage } from '../support/purchase.ts'
import { type Answer, db, hiddenFields, stripe, type Visitor, visitor } from '../support/shop.ts'

let shopper: Visitor
let people = 0
/** Each time another address, because one has three unpaid orders at most. */
let person = anna
beforeEach(() => {
  shopper = visitor()
  person = { ...anna, email: `anna+${++people}@example.com` }
})

const lineIds = async () =>
  [...(await shopper.get('/cart')).page.matchAll(/name="line" value="([^"]+)"/g)].map(
    ([, id = '']) => id,
  )

/** Takes out the first line, in another tab. */
async function removeFirst() {
  const [remove = ''] = await lineIds()
  await shopper.post('/cart/change', { remove })
}

/** What the page says has changed. */
const changesOn = ({ page }: Answer) =>
  [...(/role="alert">.*?<\/div>/s.exec(page)?.[0] ?? '').matchAll(/<li>(.*?)<\/li>/g)].map(
    ([, text]) => text,
  )

const ordersNow = () => db.$count(orders)

/**
 * Sends a page of the checkout that the cart has left behind, sees that nothing is ordered, and
 * sends the page that comes back.
 */
async function sendOld(page: string) {
  const before = await ordersNow()
  const refused = await shopper.submit('/checkout', page, person)
  expect(refused.status).toBe(409)
  expect(await ordersNow()).toBe(before)
  expect(refused.page).toContain('Keizersgracht 174')
  const sent = await shopper.submit('/checkout', refused.page, person)
  expect(sent.location).toContain('/pay/')
  const id = stripe.sessions.at(-1)?.client_reference_id ?? ''
  const ordered = await db.select().from(orderLines).where(eq(orderLines.orderId, id))
  return { changes: changesOn(refused), ordered }
}

test('another size at the same price, swapped in another tab: not ordered before it was seen', async () => {
  const ring = await offerRing({ title: 'Sol', sizes: ['46', '48'], stock: 5 })
  const [small = '', large = ''] = [ring.ids['46'], ring.ids['48']]
  await addToCart(shopper, { ...ring, variant: small })
  const page = await checkoutPage(shopper)
  await removeFirst()
  await addToCart(shopper, { ...ring, variant: large })
  const { changes, ordered } = await sendOld(page)
  expect(changes).toEqual(['No longer there: Sol, ring size 46', 'New: Sol, ring size 48'])
  expect(ordered.map(({ variantId }) => variantId)).toEqual([large])
  expect([await stockOf(small), await stockOf(large)]).toEqual([5, 4])
})

test('another engraving, which cannot be sent back, is not cut before it was seen', async () => {
  const ring = await offerRing({ title: 'Sol', stock: 5, engraving: { maxLetters: 12 } })
  await addToCart(shopper, ring, { engraving: 'Ida' })
  const page = await checkoutPage(shopper)
  await removeFirst()
  await addToCart(shopper, ring, { engraving: 'Bertil' })
  const { changes } = await sendOld(page)
  expect(changes).toEqual([
    expect.stringMatching(/^No longer there: Sol, .*“Ida”/),
    expect.stringMatching(/^New: Sol, .*“Bertil”/),
  ])
})

test('another quantity, a line more and a line less are named, each with what it was', async () => {
  const sol = await offerRing({ title: 'Sol', price: 20_000, stock: 9 })
  const [luna, alba] = [
    await offerRing({ title: 'Luna', price: 10_000, stock: 9 }),
    await offerRing({ title: 'Alba', price: 10_000, stock: 9 }),
  ]
  await addToCart(shopper, luna)
  await addToCart(shopper, sol)
  await addToCart(shopper, alba, { quantity: '2' })
  const page = await checkoutPage(shopper)
  // The total stays as it was.
  await removeFirst()
  const [, line = ''] = await lineIds()
  await shopper.post('/cart/change', { line, quantity: '1' })
  await addToCart(shopper, await offerRing({ title: 'Vega', price: 20_000 }))
  expect((await sendOld(page)).changes).toEqual([
    'No longer there: Luna, ring size 52',
    'Alba, ring size 52: 1 instead of 2',
    'New: Vega, ring size 52',
  ])
})

test('what the owner changes is seen first as well: a price, and what the variant is', async () => {
  const ring = await offerRing({ title: 'Sol', price: 50_000, stock: 9 })
  await addToCart(shopper, ring)
  const page = await checkoutPage(shopper)
  await db.update(variants).set({ price: 55_000 }).where(eq(variants.id, ring.variant))
  const dearer = await sendOld(page)
  expect(dearer.changes).toEqual(['Sol, ring size 52: €550 instead of €500'])
  const next = await checkoutPage(shopper)
  await db
    .update(variants)
    .set({ optionValues: ['54'] })
    .where(eq(variants.id, ring.variant))
  expect((await sendOld(next)).changes).toEqual([
    'No longer there: Sol, ring size 52',
    'New: Sol, ring size 54',
  ])
})

test('whatever button shows the page again, what changed meanwhile is named', async () => {
  const ring = await offerRing({ title: 'Sol', stock: 9 })
  await addToCart(shopper, ring)
  const page = await checkoutPage(shopper)
  const [line = ''] = await lineIds()
  await shopper.post('/cart/change', { line, quantity: '3' })
  const changed = ['Sol, ring size 52: 3 instead of 1']
  const country = await shopper.submit('/checkout', page, { ...person, update: 'country' })
  expect([country.status, changesOn(country)]).toEqual([200, changed])
  const mistake = await shopper.submit('/checkout', page, { ...person, email: 'anna@' })
  expect([mistake.status, changesOn(mistake)]).toEqual([422, changed])
  // Named once: the next page was seen with it.
  const next = await shopper.submit('/checkout', country.page, { ...person, update: 'country' })
  expect(changesOn(next)).toEqual([])
})

test('names in whatever letters, and many long ones, are the same when they come back', async () => {
  const titles = ['Cafe\u0301 \u202Eיהלום\u202C "Or\' & <b>', ' 指輪\n💍 ', 'e'.repeat(255)]
  for (const title of titles) await addToCart(shopper, await offerRing({ title, stock: 9 }))
  const sizes = Array.from({ length: 17 }, (_, at) => String(at + 40))
  const many = await offerRing({ title: 'Ring '.repeat(50), sizes, price: 100, stock: 9 })
  const link = await shopper.get(`/cart/${sizes.map((size) => `${many.ids[size]}:1`).join()}`)
  expect((await shopper.submit('/cart/add', link.page)).status).toBe(303)
  const sent = await shopper.submit('/checkout', await checkoutPage(shopper), person)
  expect(sent.location).toContain('/pay/')
})

test('a page that says nothing readable of what it showed is shown again, and orders nothing', async () => {
  await addToCart(shopper, await offerRing({ stock: 9 }))
  const page = await checkoutPage(shopper)
  const before = await ordersNow()
  const { seen = '' } = hiddenFields(page, '/checkout')
  for (const broken of ['', 'x', btoa('null'), btoa('{"lines":[null]}'), `${seen}x`, 'é']) {
    const answer = await shopper.submit('/checkout', page, { ...person, seen: broken })
    expect([broken, answer.status]).toEqual([broken, 409])
  }
  expect(await ordersNow()).toBe(before)
})

test('a product of another name by the owner is not ordered under the old one', async () => {
  const ring = await offerRing({ title: 'Sol', stock: 9 })
  await addToCart(shopper, ring)
  const page = await checkoutPage(shopper)
  await db.update(products).set({ title: 'Luna' }).where(eq(products.handle, ring.handle))
  expect((await sendOld(page)).changes).toEqual([
    'No longer there: Sol, ring size 52',
    'New: Luna, ring size 52',
  ])
})

const anyLine: fc.Arbitrary<SeenLine> = fc.record({
  variant: fc.string(),
  engraving: fc.string(),
  name: fc.string({ unit: 'binary' }),
  quantity: fc.integer({ min: 1, max: 10 }),
  price: fc.nat(),
})
const anyLines = fc.uniqueArray(anyLine, {
  selector: ({ variant, engraving, name }) => JSON.stringify([variant, engraving, name]),
  minLength: 1,
  maxLength: 40,
})

test('two carts that differ in anything are never the same text, and what differs is named', () => {
  fc.assert(
    fc.property(anyLines, anyLines, fc.boolean(), (before, after, free) => {
      const [first, ...rest] = before
      const added = { ...first, variant: 'free', name: 'a gift', price: 0, quantity: 1 } as SeenLine
      const is = free ? [...before.slice(0, 39), added] : after
      const seen = seenText('EUR', before, 2100, [])
      expect(seen).toMatch(/^[\w=-]+$/)
      expect(changesSince(seen, before)).toEqual([])
      expect(seenText('EUR', structuredClone(before), 2100, [])).toBe(seen)
      const differs = JSON.stringify(before) !== JSON.stringify(is)
      expect(seenText('EUR', is, 2100, []) !== seen).toBe(differs)
      if (rest.length > 0) expect(changesSince(seen, rest)).toEqual([{ was: first, is: null }])
      if (free) expect(changesSince(seen, is)).toContainEqual({ was: null, is: added })
    }),
  )
})

test('a full cart of long names and letters of three bytes fits into what is read of the form', () => {
  const line = { engraving: 'e'.repeat(43), quantity: 10, price: 99_999_999 }
  const lines = Array.from({ length: MAX_LINES }, (_, at) => ({
    ...line,
    variant: `variant-${at}`.padEnd(36, '-'),
    name: '指'.repeat(NAME_LETTERS),
  }))
  expect(seenText('EUR', lines, 2100, []).length).toBeLessThan(SEEN_UNITS - 1024)
})
