import { eq } from 'drizzle-orm'
import { afterEach, expect, test } from 'vitest'
import { orders } from '../../src/orders/tables.ts'
import { offerRing, stockOf } from '../support/catalogue.ts'
import { checkOut, mailsOf, orderNow, placeOrder } from '../support/purchase.ts'
import { clockStrikes, db, later, stripe, visitor } from '../support/shop.ts'

afterEach(() => {
  stripe.webhooks.forget()
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
