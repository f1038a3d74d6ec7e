import { eq } from 'drizzle-orm'
import { expect, test, vi } from 'vitest'
import { newLink } from '../../src/orders/links.ts'
import { orders } from '../../src/orders/tables.ts'
import { hashToken, randomToken } from '../../src/platform/digest.ts'
import { keep, rowsOf, share, tokenOf } from '../kept/keeping.ts'
import { canary, leaked, privateWords } from '../security/canary.ts'
import { offerRing } from '../support/catalogue.ts'
import { addToCart, orderNow, placeOrder } from '../support/purchase.ts'
import { bindings, db, stripe, visitor } from '../support/shop.ts'

/** A guest who has an order, an engraved piece in the cart and another kept, and shares the list. */
async function guestWithAll() {
  const who = visitor()
  const make = { stock: 5, engraving: { maxLetters: 20 } }
  const ordered = await placeOrder(who, await offerRing(make), canary)
  await stripe.pay(ordered.session)
  const order = await orderNow(ordered.id)
  const { token: orderLink, statement } = await newLink(db, order.id)
  await statement
  await addToCart(who, await offerRing({ ...make, title: 'Reiger' }), { engraving: 'Tjilp' })
  await keep(who, await offerRing({ ...make, title: 'Wulp' }), { engraving: 'Piep' })
  const list = (await share(who)).split('/').at(-1) ?? ''
  const rows = async () => JSON.stringify([await rowsOf(who), await orderNow(order.id)])
  return { who, order, orderLink, list, rows }
}

const words = [...privateWords, 'piep', 'reiger', 'wulp']
const pages = ['/cart', '/cart/drawer', '/kept', '/privacy/your-data', '/privacy/your-data/file']
const acts: [string, Record<string, string>][] = [
  ['/privacy/your-data/forget', {}],
  ['/kept/share', { stop: 'yes' }],
  ['/kept/for-you', { use: 'off', at: 'kept' }],
  ['/cart/ring-size', { forget: 'yes' }],
]

test('a token in the place of another, its digest and a guess open nothing and change nothing', async () => {
  const log = vi.spyOn(console, 'warn').mockReturnValue()
  const { who, order, orderLink, list, rows } = await guestWithAll()
  const guest = tokenOf(who)
  const opened = who.cookies.get('__Host-order') ?? ''
  expect(opened).not.toBe('')
  const before = await rows()
  const digests = await Promise.all([guest, list, orderLink].map(hashToken))
  const guesses = [randomToken(), 'a'.repeat(32), guest.toLowerCase(), `${guest.slice(0, 31)}_`]
  const useless = [...digests, ...digests.map((each) => each.slice(0, 32)), ...guesses]
  const places = {
    '__Host-cart': [list, orderLink, opened, ...useless],
    '__Host-order': [guest, list, orderLink, ...useless],
    '__Host-newsletter': [guest, list, orderLink, opened, ...useless],
  }
  for (const [cookie, tokens] of Object.entries(places))
    for (const token of tokens) {
      const thief = visitor()
      const steal = () => thief.cookies.set(cookie, cookie === '__Host-cart' ? `${token}.1` : token)
      for (const path of [...pages, `/orders/${order.number}`, '/newsletter/preferences']) {
        steal()
        const { page } = await thief.get(path)
        expect(leaked(page, words), `${token} as ${cookie} at ${path}`).toEqual([])
      }
      for (const [path, form] of acts) {
        steal()
        await thief.post(path, form)
      }
    }
  for (const token of [guest, orderLink, opened, ...useless]) {
    const { status, page } = await visitor().get(`/kept/shared/${token}`)
    expect([status, leaked(page, words)], token).toEqual([404, []])
  }
  for (const token of [guest, list, opened, ...useless]) {
    const thief = visitor()
    const { page, location } = await thief.get(`/orders/${order.number}?token=${token}`)
    const next = location ? (await thief.get(location)).page : ''
    expect(leaked(page + next, words), token).toEqual([])
    expect(thief.cookies.size).toBe(0)
  }
  expect(await rows()).toBe(before)
  // Each opens what it is for.
  expect((await who.get('/privacy/your-data')).page).toContain('Wulp')
  expect((await visitor().get(`/kept/shared/${list}`)).page).toContain('Wulp')
  const { location } = await visitor().get(`/orders/${order.number}?token=${orderLink}`)
  expect(location).toBe(`/orders/${order.number}`)
  log.mockRestore()
})

test('cookies of two guests that are mixed up show each what is theirs', async () => {
  const [one, two] = [await guestWithAll(), await guestWithAll()]
  await keep(two.who, await offerRing({ title: 'Kievit' }))
  const mixed = visitor()
  mixed.cookies.set('__Host-cart', two.who.cookies.get('__Host-cart') ?? '')
  mixed.cookies.set('__Host-order', one.who.cookies.get('__Host-order') ?? '')
  const { page } = await mixed.get('/privacy/your-data')
  expect(page).toContain('Kievit')
  expect(page).toContain(one.order.number)
  expect(page).not.toContain(two.order.number)
  await mixed.submit('/privacy/your-data/forget', page)
  expect((await rowsOf(two.who)).cart).toBeUndefined()
  expect((await rowsOf(one.who)).pieces).toHaveLength(1)
  expect(await db.$count(orders, eq(orders.id, one.order.id))).toBe(1)
})

test('who is forgotten shares nothing any more, also while they are paying, and no table has a row of theirs', async () => {
  const { results: tables } = await bindings.DB.prepare(
    "select name from sqlite_master where type = 'table' and sql like '%`cart_id`%'",
  ).all<{ name: string }>()
  // Whoever pays keeps their order, and it the units that it holds.
  const ofOrder = ['orders', 'cart_holds', 'unpaid_orders']
  for (const pays of [false, true]) {
    const who = visitor()
    const ring = await offerRing({ stock: 3 })
    if (pays) await placeOrder(who, ring)
    else await addToCart(who, ring)
    await keep(who, ring)
    const list = await share(who)
    const id = (await rowsOf(who)).cart?.id
    const left = async () => {
      const found: string[] = []
      for (const { name } of tables) {
        const count = `select count(*) as n from "${name}" where cart_id = ?`
        if (Number(await bindings.DB.prepare(count).bind(id).first('n')) > 0) found.push(name)
      }
      return found.filter((name) => !pays || !ofOrder.includes(name)).toSorted()
    }
    const all = ['cart_lines', 'cart_submissions', 'kept_links', 'kept_pieces']
    expect(await left()).toEqual(all)
    await who.submit('/privacy/your-data/forget', (await who.get('/privacy/your-data')).page)
    expect((await visitor().get(list)).status, `pays: ${pays}`).toBe(404)
    expect(await left()).toEqual([])
  }
})
