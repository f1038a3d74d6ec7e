import { eq } from 'drizzle-orm'
import Stripe from 'stripe'
import { afterEach, expect, test, vi } from 'vitest'
import { orders } from '../../src/orders/tables.ts'
import { providerEvents } from '../../src/payments/tables.ts'
import { offerRing, stockOf } from '../support/catalogue.ts'
import { shop } from '../support/get.ts'
import { mailsOf, orderNow, placeOrder } from '../support/purchase.ts'
import { testSecrets } from '../support/secrets.ts'
import { bindings, db, stripe, visitor } from '../support/shop.ts'
import { shopWith } from '../support/shop-with.ts'

const signer = new Stripe('sk_test')

afterEach(() => {
  stripe.faults.clear()
  stripe.webhooks.forget()
})

type Signed = {
  at?: number
  secret?: string
  body?: string
  answer?: (request: Request) => Promise<Response>
}

async function sendEvent(event: object, signed: Signed = {}) {
  const payload = JSON.stringify(event)
  const timestamp = Math.floor(Date.now() / 1000) + (signed.at ?? 0)
  const secret = signed.secret ?? testSecrets.STRIPE_WEBHOOK_SECRET
  const signature = await signer.webhooks.generateTestHeaderStringAsync({
    payload,
    secret,
    timestamp,
  })
  const { answer = (request: Request) => shop.fetch(request) } = signed
  return answer(
    new Request('https://shop.test/webhooks/stripe', {
      method: 'POST',
      headers: { 'Stripe-Signature': signature },
      body: signed.body ?? payload,
    }),
  )
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
  expect((await sendEvent(event, { body: JSON.stringify({ ...event, id: 'evt_x' }) })).status).toBe(
    400,
  )
  expect((await sendEvent(event, { at: -301 })).status).toBe(400)
  expect((await sendEvent(event, { at: 302 })).status).toBe(400)
  expect((await sendEvent(event, { secret: 'whsec_other' })).status).toBe(400)
  expect((await sendEvent(event)).status).toBe(200)
})

test('a webhook that comes again a day later is refused as too old; sent anew by Stripe it changes nothing more', async () => {
  const order = await placeOrder(visitor(), await offerRing())
  stripe.webhooks.hold()
  await stripe.pay(order.session)
  const event = completed(order)
  expect((await sendEvent(event)).status).toBe(200)
  await stripe.refund(order.session)
  await stripe.webhooks.release()
  const before = [await orderNow(order.id), await mailsOf(order.id)]
  expect((await sendEvent(event, { at: -86_400 })).status).toBe(400)
  expect((await sendEvent(event)).status).toBe(200)
  expect([await orderNow(order.id), await mailsOf(order.id)]).toEqual(before)
})

test('a webhook without a signature, or too large, is refused', async () => {
  const url = 'https://shop.test/webhooks/stripe'
  expect((await shop.fetch(url, { method: 'POST', body: '{}' })).status).toBe(400)
  const large = await shop.fetch(url, { method: 'POST', body: 'x'.repeat(300_000) })
  expect(large.status).toBe(413)
})

test('a webhook that claims a payment which the provider does not know changes nothing', async () => {
  const order = await placeOrder(visitor(), await offerRing())
  expect((await sendEvent(completed(order))).status).toBe(200)
  expect((await orderNow(order.id)).state).toBe('pending')
})

test('an event of a connected account is noted and nothing is asked, even where it names a paid order of ours', async () => {
  const order = await placeOrder(visitor(), await offerRing())
  stripe.webhooks.hold()
  await stripe.pay(order.session)
  const asked = stripe.calls.length
  const foreign = { ...completed(order), account: 'acct_other' }
  expect((await sendEvent(foreign)).status).toBe(200)
  expect(stripe.calls).toHaveLength(asked)
  expect((await orderNow(order.id)).state).toBe('pending')
  const noted = (await db.select().from(providerEvents)).map((each) => each.eventId)
  expect(noted).toContain(foreign.id)
})

test('an event about a payment page that our account does not have changes nothing and is not asked for again', async () => {
  const ring = await offerRing({ stock: 1 })
  const order = await placeOrder(visitor(), ring)
  // Its page was opened, but that could not be noted: the event is the first to name one.
  await db.update(orders).set({ sessionId: null }).where(eq(orders.id, order.id))
  expect((await sendEvent(completed({ ...order, session: 'cs_of_another_account' }))).status).toBe(
    200,
  )
  expect(await orderNow(order.id)).toMatchObject({ state: 'pending', sessionId: null })
  expect(await stockOf(ring.variant)).toBe(0)
})

test('while Stripe refuses our key, events are asked for again and the log tells why', async () => {
  const order = await placeOrder(visitor(), await offerRing())
  const said = vi.spyOn(console, 'warn').mockReturnValue()
  const { answer } = shopWith({
    ...bindings,
    ...{ STRIPE_SECRET_KEY: 'sk_test_of_another_account' },
  })
  expect((await sendEvent(completed(order), { answer })).status).toBe(503)
  expect(said.mock.calls.join()).toContain('"fault":"')
  said.mockRestore()
  expect((await orderNow(order.id)).state).toBe('pending')
})

test('the same webhook ten times at once: one paid order, one mail for each cause', async () => {
  const order = await placeOrder(visitor(), await offerRing())
  stripe.webhooks.hold()
  await stripe.pay(order.session)
  const event = completed(order)
  const answers = await Promise.all(Array.from({ length: 10 }, () => sendEvent(event)))
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
  expect((await sendEvent(event)).status).toBe(503)
  expect((await orderNow(order.id)).state).toBe('pending')
  expect((await sendEvent(event)).status).toBe(200)
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
  expect((await sendEvent(unknown)).status).toBe(200)
  expect((await sendEvent(unknown)).status).toBe(200)
  const foreign = completed({ id: 'not-ours', session: 'cs_not_ours' })
  expect((await sendEvent(foreign)).status).toBe(200)
  const noted = (await db.select().from(providerEvents)).map((each) => each.eventId)
  expect(noted).toEqual(expect.arrayContaining([unknown.id, foreign.id]))
})

test('a thin event, which says only that something happened, is noted and answered', async () => {
  const thin = {
    id: `evt_${crypto.randomUUID()}`,
    object: 'v2.core.event',
    type: 'v2.core.event_destination.ping',
    livemode: false,
    created: new Date().toISOString(),
    related_object: null,
  }
  expect((await sendEvent(thin)).status).toBe(200)
  expect((await sendEvent(thin)).status).toBe(200)
  const noted = (await db.select().from(providerEvents)).map((each) => each.eventId)
  expect(noted).toContain(thin.id)
})

test.each([null, [], 'text', 7, {}, { id: 'evt_1' }, { id: 1, type: 2 }])(
  'what is signed and yet no event is refused: %j',
  async (body) => {
    expect((await sendEvent(body as never)).status).toBe(400)
  },
)
