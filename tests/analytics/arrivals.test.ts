import { desc, eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { carts } from '../../src/cart/tables.ts'
import { orders } from '../../src/orders/tables.ts'
import { now } from '../../src/platform/clock.ts'
import { keyedDigest } from '../../src/platform/digest.ts'
import { nothingAsked, watchDatabase } from '../bench/watched-database.ts'
import { draftWith, orderAt, sell } from '../checkout/admin/sell.ts'
import { change, PRICE, paymentOf, sellSize } from '../fulfilment/changes/support.ts'
import { offerRing } from '../support/catalogue.ts'
import { atTheDesk } from '../support/desk.ts'
import { addToCart, orderNow, placeOrder } from '../support/purchase.ts'
import { tablesOf } from '../support/rows.ts'
import {
  bindings,
  config,
  db,
  hiddenFields,
  later,
  type Visitor,
  visitor,
} from '../support/shop.ts'
import { firefox, openIsolate, person, recorded } from './book.ts'

const DAY = 86_400
const fromSearch = { Referer: 'https://www.google.com/' }
const letter = '/?utm_source=newsletter&utm_medium=email&utm_campaign=may'

beforeEach(() => {
  // Each test has a day of its own, from six in the morning.
  later(DAY - (now() % DAY) + 6 * 3600)
  recorded()
})
// Not all of them: the book of what is recorded is one too.
const spies: { mockRestore: () => void }[] = []
function spy<Spy extends { mockRestore: () => void }>(added: Spy): Spy {
  spies.push(added)
  return added
}
afterEach(() => {
  for (const each of spies.splice(0)) each.mockRestore()
})

const ring = await offerRing({ stock: 99 })

/** How the shopper of the newest cart came. */
async function newestCart() {
  const [cart] = await db.select().from(carts).orderBy(desc(carts.createdAt)).limit(1)
  return { channel: cart?.channel, campaign: cart?.campaign }
}

/** Puts the first ring into a cart, and returns what the cart says of how its shopper came. */
async function begin(shopper: Visitor) {
  later(1)
  expect((await addToCart(shopper, ring)).status).toBe(303)
  return newestCart()
}

/** Where the cache keeps how somebody came: an address of a digest alone. */
const ofArrivals = /^https:\/\/shop\.test\/[\w-]{43}$/

const unknown = { channel: null, campaign: null }

describe('a cart says in one word how its shopper came', () => {
  test('and its order takes it over', async () => {
    const shopper = person()
    await shopper.get(letter)
    const { id } = await placeOrder(shopper, ring)
    const may = { channel: 'email', campaign: 'may' }
    expect(await newestCart()).toEqual(may)
    expect(await orderNow(id)).toMatchObject(may)
  })

  test('also if it is begun by a link to a cart', async () => {
    const shopper = person(fromSearch)
    const path = `/cart/${ring.variant}:1`
    const { page } = await shopper.get(path)
    later(1)
    expect((await shopper.submit('/cart/add', page)).status).toBe(303)
    expect(await newestCart()).toEqual({ channel: 'search', campaign: null })
  })

  test('whichever isolates of a data centre they meet', async () => {
    const address = { 'CF-Connecting-IP': '203.0.113.8' }
    await person(address, openIsolate()).get('/', fromSearch)
    const cart = await begin(person(address, openIsolate()))
    expect(cart).toEqual({ channel: 'search', campaign: null })
  })

  test('the last time that they were led here: typing the address is no other way', async () => {
    const shopper = person()
    await shopper.get('/', fromSearch)
    await shopper.get(letter)
    await shopper.get('/')
    await shopper.get('/collections/all', { Referer: 'https://shop.test/' })
    expect(await begin(shopper)).toEqual({ channel: 'email', campaign: 'may' })
    expect(await begin(person())).toEqual({ channel: 'direct', campaign: null })
  })
})

describe('it is not known', () => {
  test('the next day', async () => {
    const shopper = person()
    await shopper.get('/', fromSearch)
    const { page } = await shopper.get(`/products/${ring.handle}`, { 'Sec-GPC': '1' })
    later(DAY)
    const form = { variant: ring.variant, quantity: '1' }
    expect((await shopper.submit('/cart/add', page, form)).status).toBe(303)
    expect(await newestCart()).toEqual(unknown)
  })

  test.each([
    ['who does not want to be counted', { 'Sec-GPC': '1' }],
    ['who asks not to be tracked', { DNT: '1' }],
    ['a program', { 'User-Agent': 'curl/8.5.0' }],
  ])('of %s', async (_, headers) => {
    const put = spy(vi.spyOn(Cache.prototype, 'put'))
    const shopper = person(headers)
    await shopper.get('/', fromSearch)
    expect(await begin(shopper)).toEqual(unknown)
    expect(put).not.toHaveBeenCalled()
  })

  test('of who says so only after coming: nothing is looked up', async () => {
    const shopper = person()
    await shopper.get('/', fromSearch)
    const { page } = await shopper.get(`/products/${ring.handle}`)
    const match = spy(vi.spyOn(Cache.prototype, 'match'))
    later(1)
    const form = { ...hiddenFields(page, '/cart/add'), variant: ring.variant, quantity: '1' }
    const refusing = { Origin: 'https://shop.test', 'Sec-GPC': '1' }
    expect((await shopper.post('/cart/add', form, refusing)).status).toBe(303)
    expect(await newestCart()).toEqual(unknown)
    expect(match).not.toHaveBeenCalled()
  })

  test('of a page that was fetched ahead and that nobody came to', async () => {
    const shopper = person()
    await shopper.get('/', { ...fromSearch, 'Sec-Purpose': 'prefetch' })
    expect(await begin(shopper)).toEqual({ channel: 'direct', campaign: null })
  })

  test('of another browser at the same address', async () => {
    const address = { 'CF-Connecting-IP': '203.0.113.9' }
    await person(address).get('/', fromSearch)
    const other = person({ ...address, 'User-Agent': `${firefox} x` })
    expect(await begin(other)).toEqual({ channel: 'direct', campaign: null })
  })

  test('of what staff sell, and of what pays for a change', async () => {
    const came = { ...fromSearch, 'User-Agent': firefox }
    const desk = visitor({ headers: { ...(await atTheDesk('desk')).headers, ...came } })
    const sale = await sell(desk, await draftWith(desk, [ring]))
    expect(await orderAt(sale)).toMatchObject({ origin: 'phone', ...unknown })

    const sold = await sellSize({ 52: {}, 54: { price: PRICE + 3_000 } })
    await db.update(orders).set({ channel: 'search' }).where(eq(orders.id, sold.id))
    await change(sold, { to: '54' })
    expect(await paymentOf(sold.id)).toMatchObject({ origin: 'change', ...unknown })
  })
})

describe('no shopper pays for it', () => {
  test('the cart is made when the cache does not answer', async () => {
    const said = spy(vi.spyOn(console, 'error')).mockReturnValue()
    spy(vi.spyOn(caches, 'open')).mockRejectedValue(new Error('no cache'))
    const shopper = person()
    expect((await shopper.get('/', fromSearch)).status).toBe(200)
    expect(await begin(shopper)).toEqual(unknown)
    expect(said.mock.calls.join()).toMatch(/arrival not remembered.*arrival not known/s)
  })

  test('the database is asked no more often, and the cache once for each cart', async () => {
    const asked = nothingAsked()
    const DB = watchDatabase(bindings.DB, () => asked)
    const isolate = openIsolate({ ...bindings, DB })
    const trips = async (headers: Record<string, string>) => {
      const shopper = person(headers, isolate)
      await shopper.get('/', fromSearch)
      asked.roundTrips = 0
      const match = spy(vi.spyOn(Cache.prototype, 'match')).mockClear()
      await addToCart(shopper, ring)
      const first = asked.roundTrips
      await addToCart(shopper, ring)
      return {
        first,
        looked: match.mock.calls.filter(([key]) => ofArrivals.test(String(key))).length,
      }
    }
    const counted = await trips({})
    const uncounted = await trips({ 'Sec-GPC': '1' })
    expect(counted.first).toBe(uncounted.first)
    expect(uncounted.looked).toBe(0)
    // Twice for the product's page, which might be how they came.
    expect(counted.looked).toBe(3)
  })

  test('a network that sends ever other visitors is remembered no further', async () => {
    const limit = async ({ key }: { key: string }) => ({ success: !key.startsWith('arrival:') })
    const put = spy(vi.spyOn(Cache.prototype, 'put'))
    const shopper = person({}, openIsolate({ ...bindings, FORM_LIMIT: { limit } as never }))
    expect((await shopper.get('/', fromSearch)).status).toBe(200)
    expect(recorded()).toHaveLength(1)
    expect(await begin(shopper)).toEqual(unknown)
    expect(put).not.toHaveBeenCalled()
  })
})

test('what is remembered ends with the day, and is the word and the campaign', async () => {
  const kept: [key: string, control: string, said: unknown][] = []
  const put = spy(vi.spyOn(Cache.prototype, 'put'))
  put.mockImplementation(async (key, response) => {
    kept.push([String(key), response.headers.get('Cache-Control') ?? '', await response.json()])
  })
  await person().get(letter)
  const [[key, control, said] = ['', '']] = kept
  expect(said).toEqual({ channel: 'email', campaign: 'may' })
  const [, age] = /^max-age=(\d+)$/.exec(control) ?? []
  expect(Math.abs(Number(age) - 18 * 3600)).toBeLessThan(10)
  const [{ visitor = '' } = {}] = recorded()
  expect(key).not.toContain(visitor)
})

test('no table ever holds the visitor’s number or the digest of it', async () => {
  const shopper = person()
  await shopper.get(letter)
  await placeOrder(shopper, ring)
  const [{ visitor = '' } = {}] = recorded()
  expect(visitor).toMatch(/^[\w-]{11}$/)
  const digest = await keyedDigest(config.TOKEN_KEY, `arrival of:${visitor}`)
  const ask = async (sql: string) =>
    (await bindings.DB.prepare(sql).all<Record<string, unknown>>()).results
  for (const table of await tablesOf(ask)) {
    const rows = JSON.stringify(await ask(`select * from "${table}"`))
    for (const secret of [visitor, digest]) expect(rows.includes(secret), table).toBe(false)
  }
})
