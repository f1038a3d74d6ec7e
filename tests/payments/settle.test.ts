import { eq } from 'drizzle-orm'
import { afterEach, expect, test } from 'vitest'
import { orderEvents } from '../../src/orders/tables.ts'
import { firstProvider } from '../../src/payments/providers.ts'
import { refundsOfOrder } from '../../src/payments/refund-queries.ts'
import { settleBy } from '../../src/payments/settle.ts'
import { offerRing, stockOf } from '../support/catalogue.ts'
import {
  addToCart,
  cartIsEmpty,
  checkOut,
  mailsOf,
  orderNow,
  paymentContext,
  placeOrder,
} from '../support/purchase.ts'
import { clockStrikes, db, hiddenFields, later, stripe, visitor } from '../support/shop.ts'

afterEach(() => {
  stripe.faults.clear()
  stripe.webhooks.forget()
})

/**
 * An order that was given up because the provider's answer was lost, although its payment page is
 * open.
 */
async function givenUpWithOpenPage(ring: { handle: string; variant: string }) {
  const shopper = visitor()
  await addToCart(shopper, ring)
  stripe.faults.order({ endpoint: 'sessions.create', kind: 'drop-after', times: 2 })
  expect((await checkOut(shopper)).status).toBe(503)
  const session = stripe.sessions.at(-1)
  return { id: session?.client_reference_id ?? '', session: session?.id ?? '' }
}

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
  // In another tab, from before: a page that is rendered now knows only that the ring is kept for
  // somebody.
  const tab = await shopper.get(`/products/${ring.handle}`)
  const order = await placeOrder(shopper, ring)
  await shopper.post('/cart/change', {
    remove: hiddenFields((await shopper.get('/cart')).page, '/cart/change').line ?? '',
  })
  const again = { variant: ring.variant, quantity: '1' }
  expect((await shopper.submit('/cart/add', tab.page, again)).location).toBe('/cart')
  await stripe.pay(order.session)
  expect(await cartIsEmpty(shopper)).toBe(true)
  expect((await shopper.get('/')).page).not.toContain('Cart (')
})

test('money that comes days later leaves alone what was put into the cart meanwhile', async () => {
  const ring = await offerRing({ stock: 5 })
  const shopper = visitor()
  const order = await placeOrder(shopper, ring)
  await stripe.payLater(order.session)
  await addToCart(shopper, ring)
  await stripe.settleAsync(order.session, 'succeeded')
  expect((await orderNow(order.id)).state).toBe('paid')
  expect(await cartIsEmpty(shopper)).toBe(false)
})

test('a payment under review does not lock the cart, and its refund gives the ring back', async () => {
  const ring = await offerRing({ stock: 1 })
  const shopper = visitor()
  const order = await placeOrder(shopper, ring)
  stripe.session(order.session).amount_total = 100
  await stripe.pay(order.session)
  expect((await orderNow(order.id)).state).toBe('review')
  expect(await cartIsEmpty(shopper)).toBe(true)
  await stripe.refund(order.session)
  expect((await orderNow(order.id)).state).toBe('refunded')
  expect(await stockOf(ring.variant)).toBe(1)
})

test('money for an order that was given up takes the ring again, if it is still there', async () => {
  const ring = await offerRing({ stock: 1 })
  const order = await givenUpWithOpenPage(ring)
  expect((await orderNow(order.id)).state).toBe('released')
  expect(await stockOf(ring.variant)).toBe(1)

  await stripe.pay(order.session)
  expect((await orderNow(order.id)).state).toBe('paid')
  expect(await stockOf(ring.variant)).toBe(0)
  expect(await mailsOf(order.id)).toEqual(['order-confirmed', 'order-new'])
})

test('money for a ring that was sold meanwhile goes back, and the shopper is told', async () => {
  const ring = await offerRing({ stock: 1 })
  const order = await givenUpWithOpenPage(ring)
  const other = await placeOrder(visitor(), ring)
  await stripe.pay(other.session)

  await stripe.pay(order.session)
  expect(await orderNow(order.id)).toMatchObject({ state: 'refunded', refunded: 90_490 })
  expect((await orderNow(other.id)).state).toBe('paid')
  expect(await stockOf(ring.variant)).toBe(0)
  expect(await mailsOf(order.id)).toEqual(['refunded', 'sold-meanwhile'])
})

test('money that the owner has sent back before the shop heard of it buys nothing', async () => {
  const ring = await offerRing({ stock: 1 })
  const order = await givenUpWithOpenPage(ring)
  stripe.webhooks.hold()
  await stripe.pay(order.session)
  await stripe.refund(order.session)
  await stripe.webhooks.release()
  expect(await mailsOf(order.id)).toEqual([])
  expect((await orderNow(order.id)).state).toBe('released')
  expect(await stockOf(ring.variant)).toBe(1)
})

test('two refunds seen in the wrong order end with the right amount, in the order and in its history', async () => {
  const order = await placeOrder(visitor(), await offerRing())
  await stripe.pay(order.session)
  const before = await orderNow(order.id)
  stripe.webhooks.hold()
  await stripe.refund(order.session, 10_000)
  const early = await firstProvider(paymentContext()).readSession(order.session)
  await stripe.refund(order.session, 5_000)
  const late = await firstProvider(paymentContext()).readSession(order.session)
  await settleBy(paymentContext(), before, late)
  await settleBy(paymentContext(), before, early)
  expect((await orderNow(order.id)).refunded).toBe(15_000)
  const events = await db.select().from(orderEvents).where(eq(orderEvents.orderId, order.id))
  const refunds = events.filter((event) => event.kind === 'refunded')
  expect(refunds.map((event) => event.amount)).toEqual([10_000, 5000])
})

test('a refund that the bank sends back days later is told to the owner, once', async () => {
  const order = await placeOrder(visitor(), await offerRing())
  await stripe.pay(order.session)
  const part = await stripe.refund(order.session, 10_000)
  await stripe.refund(order.session, 5000)
  expect(await orderNow(order.id)).toMatchObject({ refunded: 15_000, attention: null })

  stripe.webhooks.duplicateNext()
  await stripe.failRefund(part.id)
  expect(await orderNow(order.id)).toMatchObject({ state: 'paid', attention: 'refund-failed' })
  expect((await mailsOf(order.id)).filter((kind) => kind === 'order-attention')).toHaveLength(1)

  // Sent once more in the dashboard: the shopper hears of it, and the owner has nothing to do.
  await stripe.refund(order.session, 10_000)
  expect(await orderNow(order.id)).toMatchObject({ refunded: 15_000, attention: null })
  expect((await mailsOf(order.id)).filter((kind) => kind === 'refunded')).toHaveLength(3)
})

test('a refund that was made again, and comes back again after all was refunded, is told again', async () => {
  const order = await placeOrder(visitor(), await offerRing())
  await stripe.pay(order.session)
  const part = await stripe.refund(order.session, 10_000)
  await stripe.failRefund(part.id)
  const again = await stripe.refund(order.session, 10_000)
  await stripe.refund(order.session)
  expect(await orderNow(order.id)).toMatchObject({ state: 'refunded', attention: null })

  await stripe.failRefund(again.id)
  expect(await orderNow(order.id)).toMatchObject({ state: 'refunded', attention: 'refund-failed' })
  expect((await mailsOf(order.id)).filter((kind) => kind === 'order-attention')).toHaveLength(2)
})

test('a refund that the provider could not take at once is made by the clock', async () => {
  const ring = await offerRing({ stock: 1 })
  const order = await givenUpWithOpenPage(ring)
  await stripe.pay((await placeOrder(visitor(), ring)).session)

  stripe.faults.order({ endpoint: 'refunds.create', kind: 'error-before', times: 2 })
  await stripe.pay(order.session)
  expect((await orderNow(order.id)).state).toBe('refunding')
  await clockStrikes()
  expect(await orderNow(order.id)).toMatchObject({ state: 'refunded', refunded: 90_490 })
})

test('money that the provider refuses to send back is asked for once a day, and the owner hears once', async () => {
  const ring = await offerRing({ stock: 1 })
  const order = await givenUpWithOpenPage(ring)
  await stripe.pay((await placeOrder(visitor(), ring)).session)
  stripe.refuseRefund('balance_insufficient', 2)
  await stripe.pay(order.session)
  const attention = 'refund-failed'
  expect(await orderNow(order.id)).toMatchObject({ state: 'refunding', attention })
  const asked = async () => (await refundsOfOrder(db, order.id)).map(({ state }) => state)
  later(23 * 3600)
  await clockStrikes()
  expect(await asked()).toEqual(['failed'])
  later(3700)
  await clockStrikes()
  expect(await asked()).toEqual(['failed', 'failed'])
  later(25 * 3600)
  await clockStrikes()
  expect(await asked()).toEqual(['failed', 'failed', 'succeeded'])
  expect(await orderNow(order.id)).toMatchObject({ state: 'refunded', attention: null })
  const mails = await mailsOf(order.id)
  expect(mails.filter((kind) => kind === 'order-attention')).toHaveLength(1)
})
