import { eq } from 'drizzle-orm'
import { afterEach, expect, test } from 'vitest'
import { orders } from '../../src/orders/tables.ts'
import { providerEvents } from '../../src/payments/tables.ts'
import { offerRing } from '../support/catalogue.ts'
import { mailsOf, orderNow, placeOrder } from '../support/purchase.ts'
import { clockStrikes, db, later, stripe, visitor } from '../support/shop.ts'

afterEach(() => stripe.webhooks.forget())

test('an event that never came is asked for by the clock a minute later, and acted on once', async () => {
  const order = await placeOrder(visitor(), await offerRing())
  stripe.webhooks.hold()
  await stripe.pay(order.session)
  await clockStrikes()
  expect((await orderNow(order.id)).state).toBe('pending')
  later(61)
  await clockStrikes()
  expect((await orderNow(order.id)).state).toBe('paid')
  await clockStrikes()
  await stripe.webhooks.release()
  expect(await mailsOf(order.id)).toEqual(['order-confirmed', 'order-new'])
  const claimed = (await db.select().from(providerEvents)).filter((e) => e.orderId === order.id)
  expect(claimed).toHaveLength(1)
})

test('an event that cannot be acted on does not keep the others from being heard', async () => {
  const [bad, good] = [
    await placeOrder(visitor(), await offerRing()),
    await placeOrder(visitor(), await offerRing()),
  ]
  stripe.webhooks.hold()
  await stripe.pay(good.session)
  await stripe.pay(bad.session)
  await db
    .update(orders)
    .set({ email: 'broken' as never })
    .where(eq(orders.id, bad.id))
  later(61)
  await clockStrikes()
  expect((await orderNow(good.id)).state).toBe('paid')
  expect((await orderNow(bad.id)).state).toBe('pending')
})
