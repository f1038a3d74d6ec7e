import { expect, test, vi } from 'vitest'
import { cartNetworks, carts } from '../../src/cart/tables.ts'
import { orderHolders, orders } from '../../src/orders/tables.ts'
import { now } from '../../src/platform/clock.ts'
import { offerRing, stockOf } from '../support/catalogue.ts'
import { addToCart, checkOut, orderNow, placeOrder } from '../support/purchase.ts'
import { clockStrikes, db, later, stripe, type Visitor, visitor } from '../support/shop.ts'
import { shopWith } from '../support/shop-with.ts'

const MINUTE = 60

/** The shop without the brake on forms, which a storm has all day to get past. */
const patient = shopWith({ FORM_LIMIT: { limit: async () => ({ success: true }) } })
const from = (address: string) =>
  visitor({ headers: { 'CF-Connecting-IP': address }, answer: patient.answer })

/** People who share an address of their own making. */
function network(address: string = crypto.randomUUID()): () => Visitor {
  return () => from(address)
}

/** Lets so many minutes pass, with the clock striking every five, or as often as told. */
async function pass(minutes: number, often = 5): Promise<void> {
  for (let passed = 0; passed < minutes; passed += often) {
    later(Math.min(often, minutes - passed) * MINUTE)
    await clockStrikes()
  }
}

/** Somebody with pieces in the cart. */
async function withRings(
  shopper: Visitor,
  rings: { handle: string; variant: string }[],
  quantity = '1',
): Promise<Visitor> {
  for (const ring of rings) await addToCart(shopper, ring, { quantity })
  return shopper
}

const newest = () => orderNow(stripe.sessions.at(-1)?.client_reference_id ?? '')

test('one cart that orders again and again keeps the last piece for one hold; then a rival gets it', async () => {
  const ring = await offerRing({ stock: 1 })
  const hoarder = visitor()
  const first = await placeOrder(hoarder, ring)
  const { holdUntil } = await orderNow(first.id)
  const rival = visitor()
  await addToCart(rival, ring)
  let got = Number.POSITIVE_INFINITY
  for (let minute = 3; minute <= 60 && got > 60; minute += 3) {
    await pass(3)
    const message = { gift_message: `Greetings ${minute}` }
    const again = await checkOut(hoarder, message)
    if (again.status === 303) expect((await newest()).holdUntil).toBe(holdUntil)
    await addToCart(rival, ring)
    if ((await rival.get('/checkout')).status === 200 && (await checkOut(rival)).status === 303)
      got = minute
  }
  expect(got).toBeLessThanOrEqual(36)
})

test('who corrects an address has as long to pay as before, and is told how long', async () => {
  const ring = await offerRing({ stock: 1 })
  const shopper = visitor()
  await placeOrder(shopper, ring)
  const { holdUntil } = await newest()
  await pass(4)
  expect((await shopper.get('/checkout')).page).toContain('up to 27 minutes')
  expect((await checkOut(shopper, { line1: 'Singel 1' })).status).toBe(303)
  expect((await newest()).holdUntil).toBe(holdUntil)
  await stripe.pay(stripe.sessions.at(-1)?.id ?? '')
  expect(await newest()).toMatchObject({ state: 'paid' })
})

test('where enough is left for others a corrected order has its full time', async () => {
  const ring = await offerRing({ stock: 3 })
  const shopper = visitor()
  await placeOrder(shopper, ring)
  for (let time = 0; time < 3; time++) {
    await pass(29)
    expect((await checkOut(shopper, { line1: `Singel ${time}` })).status).toBe(303)
    const { holdUntil, placedAt } = await newest()
    expect(holdUntil - placedAt).toBe(31 * MINUTE)
  }
})

test('after a hold of the last piece others come first, and the shopper reads from when it is free', async () => {
  const ring = await offerRing({ title: 'The Only #1', stock: 1 })
  const home = network()
  const shopper = home()
  await placeOrder(shopper, ring)
  await pass(35)
  expect(await stockOf(ring.variant)).toBe(1)
  const seen = await shopper.get('/checkout')
  expect(seen.status).toBe(200)
  expect(seen.page).toMatch(/the last of “The Only #1”.*in 16 minutes \(\d+ \w+ 20\d\d, \d\d:\d\d/)
  const refused = await checkOut(shopper, { line1: 'Singel 8' })
  expect(refused.status).toBe(409)
  expect(refused.page).toContain('Now others may buy it first')
  expect(refused.page).toContain('Singel 8')
  const brother = await withRings(home(), [ring])
  expect((await checkOut(brother)).status).toBe(409)
  await pass(17)
  expect((await checkOut(shopper)).status).toBe(303)
})

test('each further hold of a day that nobody pays makes others come first for twice as long', async () => {
  const ring = await offerRing({ stock: 1 })
  const home = network()
  // A network has another digest from midnight on.
  later(86_400 - (now() % 86_400) + 10 * MINUTE)
  let holds = 0
  for (let quarter = 0; quarter < 20 * 4; quarter++) {
    const shopper = await withRings(home(), [ring])
    if (shopper.cookies.size > 0 && (await checkOut(shopper)).status === 303) holds++
    await pass(15)
  }
  expect(holds).toBeLessThanOrEqual(6)
  expect(holds).toBeGreaterThan(3)
}, 60_000)

test('a new cart of the same network does not get around it, another network gets the piece', async () => {
  const ring = await offerRing({ stock: 1 })
  const eve = network('2001:db8:77:1200::1')
  const rival = await withRings(visitor(), [ring])
  const carts = await Promise.all(
    ['1200::2', '1200:1::1', '1201::1', '12ff::1', '3400::1'].map((end) =>
      withRings(from(`2001:db8:77:${end}`), [ring]),
    ),
  )
  await placeOrder(eve(), ring)
  await pass(35)
  for (const cart of carts) expect((await checkOut(cart)).status).toBe(409)
  expect((await checkOut(rival)).status).toBe(303)
})

test('an order whose payment page never opened is no hold: who tries again is not sent away', async () => {
  const ring = await offerRing({ stock: 1 })
  const shopper = visitor()
  await addToCart(shopper, ring)
  stripe.faults.order({ endpoint: 'sessions.create', kind: 'error-before', times: 9 })
  expect((await checkOut(shopper)).status).toBe(503)
  stripe.faults.clear()
  await pass(33)
  expect((await checkOut(shopper)).status).toBe(303)
  expect(await newest()).toMatchObject({ state: 'pending' })
})

/** Carts of one address, each with these rings, that are all ordered at the same moment, and again. */
async function storm(address: string, carts: { handle: string; variant: string }[][]) {
  const shoppers = await Promise.all(carts.map((rings) => withRings(from(address), rings)))
  await Promise.all(shoppers.map((shopper) => checkOut(shopper)))
  for (const shopper of shoppers) await checkOut(shopper)
}

async function heldOf(rings: { variant: string }[], stock: number): Promise<number[]> {
  const left = await Promise.all(rings.map(({ variant }) => stockOf(variant)))
  return left.map((units) => stock - units)
}

const sum = (numbers: number[]) => numbers.reduce((all, each) => all + each, 0)

test('a storm of carts from one address holds 20 last pieces, whatever there is and however many post at once', async () => {
  const rings = await Promise.all(Array.from({ length: 40 }, () => offerRing({ stock: 1 })))
  await storm(
    crypto.randomUUID(),
    rings.map((ring) => [ring]),
  )
  expect(sum(await heldOf(rings, 1))).toBe(20)
  const rival = visitor()
  const free = []
  for (const ring of rings) if ((await stockOf(ring.variant)) === 1) free.push(ring)
  await withRings(rival, free.slice(0, 3))
  expect((await checkOut(rival)).status).toBe(303)
}, 60_000)

test('of what there is plenty one address holds 40 units, and never more than it leaves to others', async () => {
  const rings = await Promise.all(Array.from({ length: 4 }, () => offerRing({ stock: 30 })))
  await storm(crypto.randomUUID(), Array(30).fill(rings))
  const held = await heldOf(rings, 30)
  expect(sum(held)).toBe(40)
  for (const units of held) expect(units).toBeLessThanOrEqual(15)
}, 60_000)

test('one cart holds 20 units, or 10 last ones; what is made to order is not counted', async () => {
  const plenty = await Promise.all(Array.from({ length: 3 }, () => offerRing({ stock: 90 })))
  const shopper = await withRings(visitor(), plenty, '7')
  const refused = await checkOut(shopper)
  expect(refused.status).toBe(409)
  expect(refused.page).toContain('We can’t keep that many pieces unpaid')
  expect((await checkOut(await withRings(visitor(), plenty.slice(0, 2), '10'))).status).toBe(303)

  const scarce = await offerRing({ stock: 11 })
  expect((await checkOut(await withRings(visitor(), [scarce], '10'))).status).toBe(303)
  const made = await Promise.all(
    Array.from({ length: 8 }, () => offerRing({ stock: 0, madeToOrder: true })),
  )
  expect((await checkOut(await withRings(visitor(), made, '10'))).status).toBe(303)
})

test.each([
  ['a /64', 10, (n: number) => `2001:db8:64:1::${n}`],
  ['a /56', 15, (n: number) => `2001:db8:56:1${n.toString(16).padStart(2, '0')}::1`],
  ['a /48', 20, (n: number) => `2001:db8:48:${n.toString(16)}00::1`],
])('who has %s of IPv6 holds %i last pieces', async (_, most, address) => {
  const rings = await Promise.all(Array.from({ length: 24 }, () => offerRing({ stock: 1 })))
  for (const [n, ring] of rings.entries()) {
    await checkOut(await withRings(from(address(n + 1)), [ring]))
  }
  expect(sum(await heldOf(rings, 1))).toBe(most)
})

test('a family of four behind one router buys: two last pieces each and the same ring, all at once', async () => {
  const home = network('2001:db8:fa:1::1')
  const band = await offerRing({ stock: 4 })
  const family = Array.from({ length: 4 }, () => home())
  await Promise.all(
    family.map(async (one) => withRings(one, [band, await offerRing({ stock: 1 })])),
  )
  const placed = await Promise.all(family.map((one) => checkOut(one)))
  expect(placed.map(({ status }) => status)).toEqual([303, 303, 303, 303])
  expect(await stockOf(band.variant)).toBe(0)
  for (const { id } of stripe.sessions.slice(-4)) await stripe.pay(id)
  const more = await withRings(home(), [await offerRing({ stock: 1 })])
  expect((await checkOut(more)).status).toBe(303)
})

test('what is paid is not held any more: an office buys on, all day', async () => {
  const office = network()
  for (let order = 0; order < 70; order++) {
    const ring = await offerRing({ stock: 1 })
    const { session } = await placeOrder(office(), ring)
    await stripe.pay(session)
  }
  expect((await placeOrder(office(), await offerRing())).id).toBeTruthy()
}, 60_000)

test('a cart places ten orders a day that are not paid, and is told when that is enough', async () => {
  const shopper = visitor()
  const ring = await offerRing({ stock: 0, madeToOrder: true })
  await addToCart(shopper, ring)
  for (let order = 0; order < 10; order++)
    expect((await checkOut(shopper, { gift_message: `No. ${order}` })).status).toBe(303)
  const refused = await checkOut(shopper, { gift_message: 'And one more' })
  expect(refused.status).toBe(429)
  expect(refused.page).toContain('Many orders from here haven’t been paid today')
  await pass(24 * 60 + 5, 60)
  expect((await checkOut(shopper)).status).toBe(303)
}, 60_000)

test('a network is no address in the database, and nothing at all a day later', async () => {
  const ring = await offerRing({ stock: 1 })
  await placeOrder(network('198.51.100.23')(), ring)
  expect(await db.select().from(orderHolders)).not.toEqual([])
  for (const table of [orderHolders, cartNetworks, orders, carts])
    expect(JSON.stringify(await db.select().from(table))).not.toContain('198.51.100')
  await pass(24 * 60 + 5, 60)
  expect(await db.select().from(orderHolders)).toEqual([])
  expect(await db.select().from(cartNetworks)).toEqual([])
}, 60_000)

test('without the salt of the day no network is counted, and nothing fails', async () => {
  vi.spyOn(console, 'error').mockReturnValue()
  vi.resetModules()
  const VISIT_SALT = { get: () => Promise.reject(new Error('KV is down')) } as never
  const { networkDigests } = await import('../../src/platform/network-digest.ts')
  const asked = { env: { VISIT_SALT }, req: { header: () => '198.51.100.24' } } as never
  expect(await networkDigests(asked)).toEqual([])
  vi.restoreAllMocks()
})
