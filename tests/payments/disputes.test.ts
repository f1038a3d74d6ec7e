import { eq } from 'drizzle-orm'
import { afterEach, expect, test } from 'vitest'
import { outbox } from '../../src/mail/tables.ts'
import { orderEvents } from '../../src/orders/tables.ts'
import { offerRing } from '../support/catalogue.ts'
import { orderNow, placeOrder } from '../support/purchase.ts'
import { clockStrikes, db, later, stripe, visitor } from '../support/shop.ts'

afterEach(() => stripe.webhooks.forget())

async function paidOrder() {
  const order = await placeOrder(visitor(), await offerRing())
  await stripe.pay(order.session)
  return order
}

/** What is journaled of an order's disputes, oldest first. */
async function journalOf(orderId: string) {
  const events = await db.select().from(orderEvents).where(eq(orderEvents.orderId, orderId))
  return events
    .filter(({ kind }) => kind.startsWith('dispute'))
    .toSorted((a, b) => a.id.localeCompare(b.id))
    .map(({ kind, amount }) => [kind, amount])
}

/** Mails to the owner about disputes: kind and detail. */
async function mailsAbout(orderId: string) {
  const rows = await db.select().from(outbox).where(eq(outbox.subjectId, orderId))
  return rows
    .filter(({ kind }) => kind === 'dispute-over' || kind === 'order-attention')
    .map(({ kind, detail }) => `${kind} ${detail}`)
    .sort()
}

test('a dispute that is won: the owner is told, the mark is gone, the money is journaled both ways', async () => {
  const order = await paidOrder()
  await stripe.dispute(order.session)
  expect(await orderNow(order.id)).toMatchObject({ disputed: true, attention: 'disputed' })
  await stripe.endDispute(order.session, 'won')
  expect(await orderNow(order.id)).toMatchObject({
    state: 'paid',
    disputed: false,
    attention: null,
  })
  expect(await journalOf(order.id)).toEqual([
    ['disputed', 90_490],
    ['dispute-withdrawn', 90_490],
    ['dispute-reinstated', 90_490],
    ['dispute-won', 90_490],
  ])
  expect(await mailsAbout(order.id)).toEqual(['dispute-over won:90490', 'order-attention disputed'])
})

test('a dispute about a part that is lost: its amount is journaled, the order stays paid', async () => {
  const order = await paidOrder()
  await stripe.dispute(order.session, 'dispute', 20_000)
  await stripe.endDispute(order.session, 'lost')
  expect(await orderNow(order.id)).toMatchObject({ disputed: false, attention: null, refunded: 0 })
  expect(await journalOf(order.id)).toEqual([
    ['disputed', 20_000],
    ['dispute-withdrawn', 20_000],
    ['dispute-lost', 20_000],
  ])
  expect(await mailsAbout(order.id)).toContain('dispute-over lost:20000')
})

test('an inquiry that is closed moves no money, and leaves no mark', async () => {
  const order = await paidOrder()
  await stripe.dispute(order.session, 'inquiry')
  expect((await orderNow(order.id)).disputed).toBe(true)
  await stripe.endDispute(order.session, 'warning_closed')
  expect(await orderNow(order.id)).toMatchObject({ disputed: false, attention: null })
  expect(await journalOf(order.id)).toEqual([
    ['disputed', 90_490],
    ['dispute-closed', 90_490],
  ])
})

test('an inquiry that becomes a dispute is told again, because it must be answered', async () => {
  const order = await paidOrder()
  await stripe.dispute(order.session, 'inquiry')
  await stripe.escalate(order.session)
  expect(await mailsAbout(order.id)).toEqual([
    'order-attention disputed',
    'order-attention disputed',
  ])
  expect((await orderNow(order.id)).disputed).toBe(true)
})

test('its end arrives first, then its beginning, each three times: noted once, and over', async () => {
  const order = await paidOrder()
  stripe.webhooks.hold()
  await stripe.dispute(order.session)
  await stripe.endDispute(order.session, 'lost')
  await stripe.webhooks.release((held) => held.toReversed().flatMap((each) => [each, each, each]))
  expect(await orderNow(order.id)).toMatchObject({ disputed: false, attention: null })
  expect(await journalOf(order.id)).toHaveLength(3)
  // Of what is over already, nobody is asked to answer it.
  expect(await mailsAbout(order.id)).toEqual(['dispute-over lost:90490'])
})

test('a second dispute marks the order again, and the first stays ended', async () => {
  const order = await paidOrder()
  await stripe.dispute(order.session, 'dispute', 20_000)
  await stripe.endDispute(order.session, 'won')
  await stripe.dispute(order.session, 'dispute', 30_000)
  expect(await orderNow(order.id)).toMatchObject({ disputed: true, attention: 'disputed' })
  await stripe.endDispute(order.session, 'won')
  expect(await orderNow(order.id)).toMatchObject({ disputed: false, attention: null })
  expect(await mailsAbout(order.id)).toHaveLength(4)
})

test('no event of it ever came: the clock hears of it all', async () => {
  const order = await paidOrder()
  stripe.webhooks.loseNext(9)
  await stripe.dispute(order.session)
  await stripe.endDispute(order.session, 'lost')
  later(61)
  await clockStrikes()
  expect(await journalOf(order.id)).toHaveLength(3)
  expect((await orderNow(order.id)).disputed).toBe(false)
})
