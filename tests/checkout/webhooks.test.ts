import { exports } from 'cloudflare:workers'
import { eq } from 'drizzle-orm'
import Stripe from 'stripe'
import { afterEach, expect, test } from 'vitest'
import { providerEvents } from '../../src/checkout/tables.ts'
import { orders } from '../../src/orders/tables.ts'
import { offerRing } from '../support/catalogue.ts'
import { mailsOf, orderNow, placeOrder } from '../support/purchase.ts'
import { testSecrets } from '../support/secrets.ts'
import { clockStrikes, db, later, stripe, visitor } from '../support/shop.ts'

const shop = (exports as unknown as { default: Fetcher }).default
const signer = new Stripe('sk_test')

afterEach(() => {
  stripe.faults.clear()
  stripe.webhooks.forget()
})

async function post(event: object, signed: { at?: number; secret?: string; body?: string } = {}) {
  const payload = JSON.stringify(event)
  const timestamp = Math.floor(Date.now() / 1000) + (signed.at ?? 0)
  const secret = signed.secret ?? testSecrets.STRIPE_WEBHOOK_SECRET
  const signature = await signer.webhooks.generateTestHeaderStringAsync({
    payload,
    secret,
    timestamp,
  })
  return shop.fetch('https://shop.test/webhooks/stripe', {
    method: 'POST',
    headers: { 'Stripe-Signature': signature },
    body: signed.body ?? payload,
  })
}

/** A completed session, as Stripe would tell it. */
const completed = (order: { id: string; session: string }, id = `evt_${crypto.randomUUID()}`) => ({
  id,
  object: 'event',
  type: 'checkout.session.completed',
  data: {
    object: {
      id: order.session,
      object: 'checkout.session',
      client_reference_id: order.id,
      metadata: { order_id: order.id },
    },
  },
})

test('a webhook that is tampered with, too old, from the future or signed by somebody else is refused', async () => {
  const order = await placeOrder(visitor(), await offerRing())
  const event = completed(order)
  expect((await post(event, { body: JSON.stringify({ ...event, id: 'evt_x' }) })).status).toBe(400)
  expect((await post(event, { at: -301 })).status).toBe(400)
  expect((await post(event, { at: 302 })).status).toBe(400)
  expect((await post(event, { secret: 'whsec_other' })).status).toBe(400)
  expect((await post(event)).status).toBe(200)
})

test('a webhook without a signature, or too large, is refused', async () => {
  const url = 'https://shop.test/webhooks/stripe'
  expect((await shop.fetch(url, { method: 'POST', body: '{}' })).status).toBe(400)
  const large = await shop.fetch(url, { method: 'POST', body: 'x'.repeat(300_000) })
  expect(large.status).toBe(413)
})

test('a webhook that claims a payment which the provider does not know changes nothing', async () => {
  const order = await placeOrder(visitor(), await offerRing())
  expect((await post(completed(order))).status).toBe(200)
  expect((await orderNow(order.id)).state).toBe('pending')
})

test('the same webhook ten times at once: one paid order, one mail for each cause', async () => {
  const order = await placeOrder(visitor(), await offerRing())
  stripe.webhooks.hold()
  await stripe.pay(order.session)
  const event = completed(order)
  const answers = await Promise.all(Array.from({ length: 10 }, () => post(event)))
  expect(answers.map((answer) => answer.status)).toEqual(Array(10).fill(200))
  expect((await orderNow(order.id)).state).toBe('paid')
  expect(await mailsOf(order.id)).toEqual(['order-confirmed', 'order-new'])
  const claimed = await db.select().from(providerEvents)
  expect(claimed.filter((each) => each.eventId === event.id)).toHaveLength(1)
})

test('a webhook that the shop cannot check with the provider is asked for again', async () => {
  const order = await placeOrder(visitor(), await offerRing())
  stripe.webhooks.hold()
  await stripe.pay(order.session)
  stripe.faults.order({ endpoint: 'sessions.retrieve', kind: 'error-before', times: 2 })
  const event = completed(order)
  expect((await post(event)).status).toBe(503)
  expect((await orderNow(order.id)).state).toBe('pending')
  expect((await post(event)).status).toBe(200)
  expect((await orderNow(order.id)).state).toBe('paid')
})

test('events in the wrong order, the refund before the payment, end the same', async () => {
  const order = await placeOrder(visitor(), await offerRing())
  stripe.webhooks.hold()
  await stripe.pay(order.session)
  await stripe.refund(order.session)
  await stripe.webhooks.release((held) => [...held].reverse())
  expect(await orderNow(order.id)).toMatchObject({ state: 'refunded', refunded: 90_490 })
  expect(await mailsOf(order.id)).toEqual(['order-confirmed', 'order-new', 'refunded'])
})

test('an event of an unknown kind, and one about an order that is not ours, are noted and answered', async () => {
  const unknown = {
    id: `evt_${crypto.randomUUID()}`,
    object: 'event',
    type: 'plan.created',
    data: { object: {} },
  }
  expect((await post(unknown)).status).toBe(200)
  expect((await post(unknown)).status).toBe(200)
  const foreign = completed({ id: 'not-ours', session: 'cs_not_ours' })
  expect((await post(foreign)).status).toBe(200)
  const noted = (await db.select().from(providerEvents)).map((each) => each.eventId)
  expect(noted).toEqual(expect.arrayContaining([unknown.id, foreign.id]))
})

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
