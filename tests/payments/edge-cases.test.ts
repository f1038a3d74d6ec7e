import { createExecutionContext } from 'cloudflare:test'
import { eq } from 'drizzle-orm'
import { afterEach, expect, test, vi } from 'vitest'
import { createApp } from '../../src/app.tsx'
import { variants } from '../../src/catalog/tables.ts'
import { recordSession } from '../../src/orders/queries.ts'
import { orderEvents, orders } from '../../src/orders/tables.ts'
import { openPayments } from '../../src/payments/context.ts'
import { releaseUnopened } from '../../src/payments/give-up.ts'
import { settleBy } from '../../src/payments/settle.ts'
import { offerRing, stockOf } from '../support/catalogue.ts'
import { addToCart, anna, checkOut, mailsOf, orderNow, placeOrder } from '../support/purchase.ts'
import {
  bindings,
  clockStrikes,
  config,
  db,
  hiddenFields,
  later,
  stripe,
  type Visitor,
  visitor,
} from '../support/shop.ts'

afterEach(() => {
  stripe.faults.clear()
  stripe.webhooks.forget()
})

const context = () => openPayments(bindings, config, createExecutionContext())
const isEmpty = async (shopper: Visitor) =>
  (await shopper.get('/cart')).page.includes('Nothing here yet')
const lineOf = async (shopper: Visitor) =>
  hiddenFields((await shopper.get('/cart')).page, '/cart/change').line ?? ''

/** The checkout page, filled in as far as its prices. */
async function checkoutPage(shopper: Visitor): Promise<string> {
  const first = await shopper.get('/checkout')
  return (await shopper.submit('/checkout', first.page, { ...anna, update: 'country' })).page
}

test('a form key of somebody else opens nobody’s order', async () => {
  const ring = await offerRing({ stock: 5 })
  const order = await placeOrder(visitor(), ring)
  await stripe.pay(order.session)
  const eve = visitor()
  await addToCart(eve, ring)
  const stolen = {
    ...anna,
    line1: 'Elsewhere 1',
    key: (await orderNow(order.id)).formKey,
  }
  const answer = await eve.submit('/checkout', await checkoutPage(eve), stolen)
  expect(answer.location).toContain('/pay/')
  expect((await eve.get(`/orders/${order.number}`)).status).toBe(404)
})

test('the checkout does not show who was here days ago', async () => {
  const shopper = visitor()
  await placeOrder(shopper, await offerRing({ stock: 5 }))
  expect((await shopper.get('/checkout')).page).toContain('Keizersgracht 174')
  later(2 * 3600)
  await clockStrikes()
  expect((await shopper.get('/checkout')).page).not.toContain('Keizersgracht 174')
})

test('two engravings of the last ring: the cart says that there are not enough', async () => {
  const ring = await offerRing({ stock: 2, engraving: { maxLetters: 9 } })
  const shopper = visitor()
  await addToCart(shopper, ring, { engraving: 'Ida' })
  await addToCart(shopper, ring, { engraving: 'Bertil' })
  await db.update(variants).set({ stock: 1 }).where(eq(variants.id, ring.variant))
  const { page } = await shopper.get('/cart')
  expect(page).toContain('fewer of these left')
  expect(page).not.toContain('href="/checkout"')
})

test('one more of the ring, added in another tab while paying, stays in the cart', async () => {
  const ring = await offerRing({ stock: 5 })
  const shopper = visitor()
  const order = await placeOrder(shopper, ring)
  await addToCart(shopper, ring)
  await stripe.pay(order.session)
  expect((await shopper.get('/cart')).page).toMatch(/name="quantity"[^>]*value="1"/)
})

test('taken out and put in again while paying: it is bought once, and the cart is empty', async () => {
  const ring = await offerRing({ stock: 1 })
  const shopper = visitor()
  // In another tab, from before: a page that is rendered now knows only that the ring is kept for somebody.
  const tab = await shopper.get(`/products/${ring.handle}`)
  const order = await placeOrder(shopper, ring)
  await shopper.post('/cart/change', { remove: await lineOf(shopper) })
  const again = { variant: ring.variant, quantity: '1' }
  expect((await shopper.submit('/cart/add', tab.page, again)).location).toBe('/cart')
  await stripe.pay(order.session)
  expect(await isEmpty(shopper)).toBe(true)
  expect((await shopper.get('/')).page).not.toContain('Cart (')
})

test('a payment under review does not lock the cart, and its refund gives the ring back', async () => {
  const ring = await offerRing({ stock: 1 })
  const shopper = visitor()
  const order = await placeOrder(shopper, ring)
  stripe.session(order.session).amount_total = 100
  await stripe.pay(order.session)
  expect((await orderNow(order.id)).state).toBe('review')
  expect(await isEmpty(shopper)).toBe(true)
  await stripe.refund(order.session)
  expect((await orderNow(order.id)).state).toBe('refunded')
  expect(await stockOf(ring.variant)).toBe(1)
})

test('a payment page that the provider does not know any more keeps nothing for ever', async () => {
  const ring = await offerRing({ stock: 1 })
  const shopper = visitor()
  const order = await placeOrder(shopper, ring)
  await db.update(orders).set({ sessionId: 'cs_of_another_account' }).where(eq(orders.id, order.id))
  expect((await checkOut(shopper)).location).not.toContain('/orders/')
  later(3600)
  await clockStrikes()
  expect(await orderNow(order.id)).toMatchObject({
    state: 'released',
    attention: 'payment-unknown',
  })
  expect(await stockOf(ring.variant)).toBe(1)
  expect(await mailsOf(order.id)).toEqual(['order-attention'])
})

test('many payments that take days do not keep an ended order from being released', async () => {
  const order = await placeOrder(visitor(), await offerRing())
  for (let other = 0; other < 25; other++) {
    const slow = await placeOrder(visitor(), await offerRing())
    await stripe.payLater(slow.session)
    await db.update(orders).set({ holdUntil: 0, askedAt: 0 }).where(eq(orders.id, slow.id))
  }
  stripe.webhooks.hold()
  later(3600)
  await clockStrikes()
  expect((await orderNow(order.id)).state).toBe('released')
}, 30_000)

test('a double click on a slow day: both answers lead to the one payment page', async () => {
  const ring = await offerRing({ stock: 5 })
  const shopper = visitor()
  await addToCart(shopper, ring)
  const page = await checkoutPage(shopper)
  stripe.faults.order({ endpoint: 'sessions.create', kind: 'slow' })
  const answers = await Promise.all([1, 2].map(() => shopper.submit('/checkout', page, anna)))
  expect(answers.map((answer) => answer.status)).toEqual([303, 303])
  expect(new Set(answers.map((answer) => answer.location)).size).toBe(1)
  expect(await stockOf(ring.variant)).toBe(4)
})

test('two tabs with two forms check out the same cart at once: one order waits for payment', async () => {
  const ring = await offerRing({ stock: 5 })
  const shopper = visitor()
  await addToCart(shopper, ring)
  const pages = [await checkoutPage(shopper), await checkoutPage(shopper)]
  await Promise.all(pages.map((page) => shopper.submit('/checkout', page, anna)))
  expect(await stockOf(ring.variant)).toBe(4)
  const open = stripe.sessions.filter((session) => session.status === 'open')
  const states = await Promise.all(
    open.map(async (session) => (await orderNow(session.client_reference_id ?? '')).state),
  )
  expect(states.filter((state) => state === 'released')).toHaveLength(0)
})

test('a payment page that opens while the order is being given up keeps its pieces', async () => {
  const ring = await offerRing({ stock: 1 })
  const order = await placeOrder(visitor(), ring)
  await db.update(orders).set({ sessionId: null }).where(eq(orders.id, order.id))
  const slow = context()
  const write = slow.db.batch.bind(slow.db)
  slow.db.batch = (async (statements: never) => {
    await recordSession(db, order.id, order.session)
    return write(statements)
  }) as never
  await releaseUnopened(slow, order.id, 'given-up')
  expect((await orderNow(order.id)).state).toBe('pending')
  expect(await stockOf(ring.variant)).toBe(0)
})

test('the form posted again after it was paid leads to the order, not to the payment page', async () => {
  const shopper = visitor()
  await addToCart(shopper, await offerRing({ stock: 5 }))
  const page = await checkoutPage(shopper)
  await shopper.submit('/checkout', page, anna)
  const session = stripe.sessions.at(-1)
  const order = await orderNow(session?.client_reference_id ?? '')
  stripe.webhooks.hold()
  await stripe.pay(session?.id ?? '')
  const again = await shopper.submit('/checkout', page, anna)
  expect(again.location).toBe(`/orders/${order.number}`)
  expect(await isEmpty(shopper)).toBe(true)
})

test('the same form sent again with another address is another order, and the old one is ended', async () => {
  const shopper = visitor()
  await addToCart(shopper, await offerRing({ stock: 5 }))
  const page = await checkoutPage(shopper)
  await shopper.submit('/checkout', page, anna)
  const first = stripe.sessions.at(-1)
  await shopper.submit('/checkout', page, { ...anna, line1: 'Prinsengracht 1' })
  const second = stripe.sessions.at(-1)
  expect(second?.id).not.toBe(first?.id)
  expect(stripe.session(first?.id ?? '').status).toBe('expired')
  await stripe.pay(second?.id ?? '')
  const order = await orderNow(second?.client_reference_id ?? '')
  expect((await shopper.get(`/orders/${order.number}`)).page).toContain('Prinsengracht 1')
})

test('money that comes days later leaves alone what was put into the cart meanwhile', async () => {
  const ring = await offerRing({ stock: 5 })
  const shopper = visitor()
  const order = await placeOrder(shopper, ring)
  await stripe.payLater(order.session)
  await addToCart(shopper, ring)
  await stripe.settleAsync(order.session, 'succeeded')
  expect((await orderNow(order.id)).state).toBe('paid')
  expect(await isEmpty(shopper)).toBe(false)
})

test('going back to a form whose order has ended places another, and only one', async () => {
  const ring = await offerRing({ stock: 5 })
  const shopper = visitor()
  await addToCart(shopper, ring)
  const page = await checkoutPage(shopper)
  await shopper.submit('/checkout', page, anna)
  later(3600)
  await clockStrikes()
  expect(await stockOf(ring.variant)).toBe(5)
  const answers = await Promise.all([1, 2].map(() => shopper.submit('/checkout', page, anna)))
  expect(new Set(answers.map((answer) => answer.location)).size).toBe(1)
  expect(answers[0]?.location).toContain('/pay/')
  expect(await stockOf(ring.variant)).toBe(4)
})

test('two refunds seen in the wrong order end with the right amount, in the order and in its history', async () => {
  const order = await placeOrder(visitor(), await offerRing())
  await stripe.pay(order.session)
  const before = await orderNow(order.id)
  stripe.webhooks.hold()
  await stripe.refund(order.session, 10_000)
  const early = await context().payments.readSession(order.session)
  await stripe.refund(order.session, 5_000)
  const late = await context().payments.readSession(order.session)
  await settleBy(context(), before, late)
  await settleBy(context(), before, early)
  expect((await orderNow(order.id)).refunded).toBe(15_000)
  const events = await db.select().from(orderEvents).where(eq(orderEvents.orderId, order.id))
  const refunds = events.filter((event) => event.kind === 'refunded')
  expect(refunds.map((event) => event.amount)).toEqual([15_000])
})

test('a checkout that the provider refuses is answered kindly, and the ring is free', async () => {
  const ring = await offerRing({ stock: 1, price: 999_999_999 })
  const shopper = visitor()
  await addToCart(shopper, ring)
  const answer = await checkOut(shopper)
  expect(answer.status).toBe(503)
  expect(await stockOf(ring.variant)).toBe(1)
})

test('sold out at the checkout: what is sold can be taken out there, and what was typed stays', async () => {
  const [last, other] = [
    await offerRing({ title: 'Last', stock: 1 }),
    await offerRing({ stock: 3 }),
  ]
  const [anne, bert] = [visitor(), visitor()]
  await addToCart(anne, last)
  await addToCart(bert, last)
  await addToCart(bert, other)
  const page = await checkoutPage(bert)
  await checkOut(anne)
  const told = await bert.submit('/checkout', page, anna)
  expect(told.status).toBe(409)
  expect(told.page).toContain('Sold out')
  const left = await bert.submit('/checkout', told.page, { ...anna, update: 'drop-sold-out' })
  expect(left.page).not.toContain('1 × Last')
  expect(left.page).toContain('Keizersgracht 174')
  expect((await bert.submit('/checkout', left.page, anna)).location).toContain('/pay/')
})

test('a payment page on a host that the owner has not named is not gone to, and the log names it', async () => {
  const said = vi.spyOn(console, 'error').mockReturnValue()
  const env = { ...bindings, PAYMENT_PAGE_ORIGINS: 'https://pay.example' }
  const shopper = visitor({
    answer: async (request) => createApp().fetch(request, env, createExecutionContext()),
  })
  await addToCart(shopper, await offerRing())
  const answer = await checkOut(shopper)
  expect([answer.status, answer.location]).toEqual([503, ''])
  expect(said.mock.calls.join()).toContain('The payment page is at http://payments.test')
  said.mockRestore()
})

test('a checkout with the field that nobody sees filled in is shown again as it was typed, and the second time taken', async () => {
  const ring = await offerRing({ stock: 1 })
  const shopper = visitor()
  await addToCart(shopper, ring)
  const page = await checkoutPage(shopper)
  const told = await shopper.submit('/checkout', page, { ...anna, topic: 'Rings' })
  expect(told.status).toBe(422)
  expect(told.page).toContain('A hidden field was filled in')
  expect(told.page).toContain('Keizersgracht 174')
  expect(await stockOf(ring.variant)).toBe(1)
  expect((await shopper.submit('/checkout', told.page, anna)).location).toContain('/pay/')
})

test('a page that breaks after payment does not say that nothing was charged', async () => {
  const shopper = visitor()
  const order = await placeOrder(shopper, await offerRing())
  await db
    .update(orders)
    .set({ contact: 'broken' as never })
    .where(eq(orders.id, order.id))
  const answer = await shopper.get(`/orders/${order.number}`)
  expect(answer.status).toBe(503)
  expect(answer.page).not.toContain('charged')
})
