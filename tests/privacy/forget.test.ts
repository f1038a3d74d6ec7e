import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { carts } from '../../src/cart/tables.ts'
import { keptLinks } from '../../src/kept/tables.ts'
import { openDb } from '../../src/platform/db.ts'
import { forgetGuestData } from '../../src/privacy/forget-guest.ts'
import { keep, linkIn, rowsOf, share, tokenOf } from '../kept/keeping.ts'
import { offerRing } from '../support/catalogue.ts'
import { interposed } from '../support/interposed-database.ts'
import { addToCart, placeOrder } from '../support/purchase.ts'
import { bindings, db, hiddenFields, type Visitor, visitor } from '../support/shop.ts'
import { shopWith } from '../support/shop-with.ts'

const path = '/privacy/your-data'
const forget = async (who: Visitor) => who.submit(`${path}/forget`, (await who.get(path)).page)
const statusOf = async (link: string) => (await visitor().get(link)).status

/** Somebody who keeps a ring and has given a link to it away. */
async function sharer() {
  const who = visitor()
  const ring = await offerRing({ title: 'Luna', stock: 3 })
  await keep(who, ring)
  return { who, ring, link: await share(who, { prices: 'yes' }) }
}

test('a shared link is shown, without what opens it, and can be ended from here', async () => {
  const { who, link } = await sharer()
  const { page } = await who.get(path)
  expect(page).toContain('sees these pieces with prices, as your list is then')
  expect(page).toContain('href="/kept#share"')
  const file = await who.get(`${path}/file`)
  expect(JSON.parse(file.page)['This browser']['Link to what I keep']).toEqual({
    'It opens the list': true,
    'It shows prices': true,
    'It shows sizes and metals': false,
    'Last changed on': expect.stringMatching(/^20\d\d-\d\d-\d\d$/),
    'Changes on that day': 1,
  })
  const [row] = (await rowsOf(who)).links
  for (const secret of [link.split('/').at(-1) ?? '', row?.seed ?? '', row?.tokenHash ?? '']) {
    expect(secret.length).toBeGreaterThan(20)
    expect(page + file.page).not.toContain(secret)
  }
  await who.post('/kept/share', { stop: 'yes' })
  expect((await who.get(path)).page).toContain('The link opens nothing.')
  const { page: after } = await who.get(`${path}/file`)
  expect(JSON.parse(after)['This browser']['Link to what I keep']['It opens the list']).toBe(false)
})

test('what is forgotten opens nothing any more, also while an order waits for its money', async () => {
  const one = await sharer()
  expect(await statusOf(one.link)).toBe(200)
  await forget(one.who)
  expect(await statusOf(one.link)).toBe(404)

  const paying = await sharer()
  await placeOrder(paying.who, await offerRing({ stock: 1 }))
  const { cart } = await rowsOf(paying.who)
  await forget(paying.who)
  expect(await statusOf(paying.link)).toBe(404)
  expect(await db.$count(carts, eq(carts.id, cart?.id ?? ''))).toBe(1)
  expect(await db.$count(keptLinks, eq(keptLinks.cartId, cart?.id ?? ''))).toBe(0)
})

test('nobody forgets for another: not with a shared link, not with another’s cookie', async () => {
  const [one, two] = [await sharer(), await sharer()]
  const before = await rowsOf(two.who)
  const thief = visitor()
  thief.cookies.set('__Host-cart', `${two.link.split('/').at(-1)}.1`)
  expect((await forget(thief)).status).toBe(303)
  await forget(one.who)
  expect(await rowsOf(two.who)).toEqual(before)
  expect(await statusOf(two.link)).toBe(200)
})

test('forgotten twice, and twice at once, is forgotten', async () => {
  const { who, link } = await sharer()
  const token = tokenOf(who)
  await Promise.all([forgetGuestData(db, token), forgetGuestData(db, token)])
  await forgetGuestData(db, token)
  expect(await statusOf(link)).toBe(404)
})

/**
 * A second tab, whose act has read what is kept of its guest when the first tab forgets it.
 */
function otherTab(who: Visitor): Visitor {
  const token = tokenOf(who)
  let isForgotten = false
  const d1 = interposed(bindings.DB, async (trip, act) => {
    if (
      !isForgotten &&
      trip.some(({ sql }) => /^(update|insert)/i.test(sql) && /carts/.test(sql))
    ) {
      isForgotten = true
      await forgetGuestData(openDb(bindings.DB, 'primary'), token)
    }
    return act()
  })
  const tab = visitor({ answer: shopWith({ DB: d1 }).answer })
  for (const [name, value] of who.cookies) tab.cookies.set(name, value)
  return tab
}

test('what another tab adds while everything is forgotten begins anew, under another number', async () => {
  for (const act of ['cart', 'heart'] as const) {
    const { who, link } = await sharer()
    await addToCart(who, await offerRing({ stock: 2 }))
    const { cart } = await rowsOf(who)
    const tab = otherTab(who)
    const ring = await offerRing({ title: 'Aurora', stock: 2 })
    const answer = act === 'cart' ? await addToCart(tab, ring) : await keep(tab, ring)
    expect(answer.status).toBe(303)
    expect(tokenOf(tab)).not.toBe(tokenOf(who))
    expect(await db.$count(carts, eq(carts.id, cart?.id ?? ''))).toBe(0)
    const { pieces, lines, links } = await rowsOf(tab)
    expect([pieces.length + lines.length, links.length]).toEqual([1, 0])
    expect(await statusOf(link)).toBe(404)
  }
})

test('what another tab shares or moves while everything is forgotten stays forgotten', async () => {
  const sharing = await sharer()
  const { page } = await sharing.who.get('/kept')
  const tab = otherTab(sharing.who)
  expect((await tab.post('/kept/share', hiddenFields(page, '/kept/share'))).status).toBe(303)
  expect(linkIn((await tab.get('/kept')).page)).toBe('')
  expect(await statusOf(sharing.link)).toBe(404)

  const moving = await sharer()
  await addToCart(moving.who, moving.ring)
  const [line] = (await rowsOf(moving.who)).lines
  const other = otherTab(moving.who)
  expect((await other.post('/kept/later', { later: line?.id ?? '' })).status).toBe(303)
  expect((await rowsOf(moving.who)).cart).toBeUndefined()
  expect(await statusOf(moving.link)).toBe(404)
})
