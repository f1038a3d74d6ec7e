import { eq } from 'drizzle-orm'
import { afterEach, expect, test } from 'vitest'
import { orderLines } from '../../src/orders/tables.ts'
import { decideReview } from '../../src/payments/decide-review.ts'
import { offerRing, stockOf } from '../support/catalogue.ts'
import { stagesNow } from '../support/fulfilment.ts'
import { mailsOf, orderNow, placeOrder } from '../support/purchase.ts'
import { clockStrikes, db, later, stripe, visitor } from '../support/shop.ts'
import { giveBack, moneyDesk, refundsNow, sentBy, TOTAL } from './refund-desk.ts'

afterEach(() => {
  stripe.faults.clear()
  stripe.webhooks.forget()
  stripe.account.nextRefunds.length = 0
})

/** An order for which less was paid than it costs. */
async function inReview(stock = 1) {
  const ring = await offerRing({ stock })
  const order = await placeOrder(visitor(), ring)
  await stripe.pay(order.session, { amount: 80_000 })
  return { ...order, variant: ring.variant }
}

const decide = (order: { id: string }, accept: boolean, act = crypto.randomUUID()) =>
  decideReview(moneyDesk(), { act, orderId: order.id, accept })

test('an order that is accepted is paid with what was paid, and the shopper hears of it', async () => {
  const order = await inReview()
  expect((await orderNow(order.id)).state).toBe('review')
  const act = crypto.randomUUID()
  for (const _ of [1, 2]) expect(await decide(order, true, act)).toEqual({ ok: true, refund: null })
  expect(await orderNow(order.id)).toMatchObject({ state: 'paid', paid: 80_000, attention: null })
  expect(await stagesNow(order.id)).toEqual(['ready'])
  expect(await mailsOf(order.id)).toEqual(['order-attention', 'order-confirmed'])
  expect(await decide(order, true)).toEqual({ ok: false, reason: 'changed-meanwhile' })
  expect(await decide(order, false)).toEqual({ ok: false, reason: 'not-refundable' })
})

test('an order that is not accepted gives all back, and its ring', async () => {
  const order = await inReview()
  const act = crypto.randomUUID()
  const both = await Promise.all([1, 2].map(() => decide(order, false, act)))
  for (const each of both) expect(each).toMatchObject({ ok: true, refund: { state: 'succeeded' } })
  expect(await orderNow(order.id)).toMatchObject({ state: 'refunded', refunded: 80_000 })
  expect(await stockOf(order.variant)).toBe(1)
  expect(await sentBy(order)).toMatchObject([{ amount: 80_000 }])
  expect(await stagesNow(order.id)).toEqual([])
})

test('accepted and given back at the same moment, it ends as one of both', async () => {
  const order = await inReview()
  const both = await Promise.all([decide(order, true), decide(order, false)])
  expect(both.some(({ ok }) => ok)).toBe(true)
  const { state, refunded, paid } = await orderNow(order.id)
  expect([state, refunded === paid]).toEqual(both[1]?.ok ? ['refunded', true] : ['paid', false])
})

test('the part that was too much goes back first, and the rest is accepted', async () => {
  const ring = await offerRing({ stock: 1 })
  const order = await placeOrder(visitor(), ring)
  await stripe.pay(order.session, { amount: TOTAL + 500 })
  await giveBack(order, 500, { reason: 'amount-differs' })
  expect(await decide(order, true)).toEqual({ ok: true, refund: null })
  expect(await orderNow(order.id)).toMatchObject({ state: 'paid', refunded: 500 })
})

test('money that came late and wrong takes the ring when it is accepted, if it is there', async () => {
  const ring = await offerRing({ stock: 2 })
  const late = async () => {
    const order = await placeOrder(visitor(), ring)
    stripe.webhooks.hold()
    await stripe.payLater(order.session, { amount: 80_000 })
    later(40 * 60)
    return order
  }
  const order = await late()
  await db.update(orderLines).set({ held: 0 }).where(eq(orderLines.orderId, order.id))
  await stripe.settleAsync(order.session, 'succeeded')
  await clockStrikes()
  expect((await orderNow(order.id)).state).toBe('review')
  // Its unit is back in the shop, and one other was there.
  expect(await stockOf(ring.variant)).toBe(1)
  expect(await decide(order, true)).toMatchObject({ ok: true })
  expect(await stockOf(ring.variant)).toBe(0)
})

test('what the provider refuses to give back stays with the owner, who may decide anew', async () => {
  const order = await inReview()
  stripe.refuseRefund('balance_insufficient')
  expect(await decide(order, false)).toMatchObject({ ok: true, refund: { state: 'failed' } })
  expect(await orderNow(order.id)).toMatchObject({ state: 'review', attention: 'refund-failed' })
  expect(await decide(order, false)).toMatchObject({ ok: true, refund: { state: 'succeeded' } })
  expect((await refundsNow(order)).map(({ reason }) => reason)).toEqual([
    ...['amount-differs', 'amount-differs'],
  ])
  expect(await orderNow(order.id)).toMatchObject({ state: 'refunded', attention: null })
})

test('the form that gave all back does not answer that the order was accepted', async () => {
  const order = await inReview()
  const act = crypto.randomUUID()
  await decide(order, false, act)
  expect(await decide(order, true, act)).toEqual({ ok: false, reason: 'changed-meanwhile' })
})
