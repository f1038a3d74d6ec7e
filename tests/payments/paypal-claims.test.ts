import { eq } from 'drizzle-orm'
import { afterEach, expect, test } from 'vitest'
import { orders } from '../../src/orders/tables.ts'
import { claimCapture } from '../../src/payments/page-queries.ts'
import { sweep } from '../../src/payments/sweep.ts'
import { now } from '../../src/platform/clock.ts'
import { offerRing, stockOf } from '../support/catalogue.ts'
import {
  approveAndReturn,
  bothProviders,
  paypal,
  placeWithPayPal,
  returnFrom,
} from '../support/paypal.ts'
import { mailsOf, orderNow } from '../support/purchase.ts'
import { db, later } from '../support/shop.ts'
import { shortenTimers } from '../support/shorten-timers.ts'

shortenTimers()

afterEach(() => {
  paypal.faults.clear()
  paypal.webhooks.forget()
  paypal.calls.length = 0
})

const captures = () => paypal.calls.filter(({ endpoint }) => endpoint === 'orders.capture')

/** An order that is approved, and whose money somebody has claimed who is not heard of again. */
async function claimedOrder() {
  const ring = await offerRing({ stock: 1 })
  const order = await placeWithPayPal(ring)
  paypal.webhooks.hold()
  await paypal.approve(order.session)
  const claim = { id: order.id, sessionId: order.session }
  expect(await claimCapture(db, claim, now(), now() + 60)).toHaveLength(1)
  return { ...order, variant: ring.variant }
}

test('what somebody began to take and never said more of is taken by the clock, while the ring is kept', async () => {
  const order = await claimedOrder()
  // The webhook comes while the money is thought to be taken, and is never sent again.
  await paypal.webhooks.release()
  await sweep(bothProviders())
  expect(captures()).toEqual([])
  later(61)
  await sweep(bothProviders())
  expect((await orderNow(order.id)).state).toBe('paid')
  expect(captures()).toHaveLength(1)
})

test('the clock leaves it to the shopper where PayPal refuses, until the hold ends', async () => {
  const order = await claimedOrder()
  paypal.captureNext({ refuse: 'INSTRUMENT_DECLINED' }, order.session)
  later(61)
  await sweep(bothProviders())
  await sweep(bothProviders())
  expect(await orderNow(order.id)).toMatchObject({ state: 'pending', awaitUntil: null })
  await approveAndReturn(order)
  expect((await orderNow(order.id)).state).toBe('paid')
})

test('who comes back unpaid lets the shop look once, and once more where it was refused', async () => {
  const order = await placeWithPayPal(await offerRing({ stock: 1 }))
  const looks = () => paypal.calls.filter(({ endpoint }) => endpoint === 'orders.get').length
  // The page was left without a word.
  expect((await order.shopper.get(returnFrom(order.session))).location).toContain(order.number)
  expect(looks()).toBe(1)
  paypal.calls.length = 0
  paypal.captureNext({ refuse: 'INSTRUMENT_DECLINED' }, order.session)
  expect((await approveAndReturn(order)).location).toBe(order.url)
  expect([looks(), captures().length]).toEqual([2, 1])
})

test('who is refused for good is told at once, and the ring is free', async () => {
  const ring = await offerRing({ stock: 1 })
  const order = await placeWithPayPal(ring)
  paypal.captureNext({ status: 'DECLINED' }, order.session)
  await approveAndReturn(order)
  expect((await orderNow(order.id)).state).toBe('released')
  expect(await mailsOf(order.id)).toEqual(['payment-failed'])
  expect(await stockOf(ring.variant)).toBe(1)
})

test('nothing is taken on a page that the order does not know to be its own', async () => {
  const order = await placeWithPayPal(await offerRing({ stock: 1 }))
  await db.update(orders).set({ sessionId: null }).where(eq(orders.id, order.id))
  await paypal.approve(order.session)
  expect((await orderNow(order.id)).state).toBe('pending')
  expect(captures()).toEqual([])
})
