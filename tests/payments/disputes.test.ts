import { eq } from 'drizzle-orm'
import { afterEach, expect, test } from 'vitest'
import { outbox } from '../../src/mail/tables.ts'
import { orderEvents } from '../../src/orders/tables.ts'
import { firstProvider } from '../../src/payments/providers.ts'
import { settleBy } from '../../src/payments/settle.ts'
import { wallClock } from '../../src/platform/calendar-date.ts'
import { now } from '../../src/platform/clock.ts'
import { formatDate } from '../../src/platform/format-date.ts'
import { offerRing } from '../support/catalogue.ts'
import { sendDueMails } from '../support/due-mails.ts'
import { orderNow, paymentContext, placeOrder } from '../support/purchase.ts'
import { clockStrikes, config, db, later, stripe, visitor } from '../support/shop.ts'

afterEach(() => stripe.webhooks.forget())

const DAY = 86_400

/** The bank moves the time to answer a dispute, or it was answered. */
async function askAgain(session: string, change: { due?: number; status?: 'under_review' }) {
  const charge = [...stripe.account.disputes.values()].findLast(
    ({ payment_intent }) => payment_intent === stripe.session(session).payment_intent,
  )
  if (!charge) throw new Error('No dispute')
  if (change.status) charge.status = change.status
  if (change.due !== undefined) charge.evidence_details.due_by = change.due
  stripe.account.tell('charge.dispute.updated', charge)
  await stripe.webhooks.settled()
}

const dueOf = async (id: string) => (await orderNow(id)).disputeDue

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

test('an order shows by when its dispute must be answered, until it is answered', async () => {
  const order = await paidOrder()
  const { evidence_details } = await stripe.dispute(order.session)
  const due = evidence_details.due_by ?? 0
  expect(due).toBeGreaterThan(now())
  expect(await dueOf(order.id)).toBe(due)
  // Only the time changes.
  await askAgain(order.session, { due: due + 3 * DAY })
  expect(await dueOf(order.id)).toBe(due + 3 * DAY)
  await askAgain(order.session, { status: 'under_review' })
  expect(await orderNow(order.id)).toMatchObject({ disputed: true, disputeDue: null })
  expect(await journalOf(order.id)).toEqual([
    ['disputed', 90_490],
    ['dispute-withdrawn', 90_490],
    ['dispute-due', 90_490],
    ['dispute-due', 90_490],
  ])
  expect(await mailsAbout(order.id)).toEqual(['order-attention disputed'])
})

test('nothing has to be answered of a dispute that is over', async () => {
  const order = await paidOrder()
  await stripe.dispute(order.session)
  await stripe.endDispute(order.session, 'lost')
  expect(await dueOf(order.id)).toBe(null)
})

test('of two disputes the one that is due first counts, and the other when it is over', async () => {
  const order = await paidOrder()
  const first = await stripe.dispute(order.session, 'dispute', 20_000)
  const due = first.evidence_details.due_by ?? 0
  const second = structuredClone(first)
  Object.assign(second, { id: 'dp_second', balance_transactions: [] })
  second.evidence_details.due_by = due - DAY
  stripe.account.disputes.set(second.id, second)
  await askAgain(order.session, {})
  expect(await dueOf(order.id)).toBe(due - DAY)
  second.status = 'lost'
  await askAgain(order.session, {})
  expect(await dueOf(order.id)).toBe(due)
})

test('an answer of the provider from before changes no time back', async () => {
  const order = await paidOrder()
  const context = paymentContext()
  const due = (await stripe.dispute(order.session)).evidence_details.due_by ?? 0
  const before = await firstProvider(context).readSession(order.session)
  await askAgain(order.session, { due: due + DAY })
  await settleBy(context, await orderNow(order.id), before)
  expect(await dueOf(order.id)).toBe(due + DAY)
  await askAgain(order.session, { status: 'under_review' })
  await settleBy(context, await orderNow(order.id), before)
  expect(await dueOf(order.id)).toBe(null)
})

test('two who hear of a new time at once note it once', async () => {
  const order = await paidOrder()
  const context = paymentContext()
  const { evidence_details } = await stripe.dispute(order.session)
  const read = await orderNow(order.id)
  evidence_details.due_by = (evidence_details.due_by ?? 0) + DAY
  const state = await firstProvider(context).readSession(order.session)
  await Promise.all([settleBy(context, read, state), settleBy(context, read, state)])
  const { disputeNotes, disputeDue } = await orderNow(order.id)
  expect(disputeDue).toBe(evidence_details.due_by)
  expect(new Set(disputeNotes).size).toBe(disputeNotes.length)
  expect((await journalOf(order.id)).filter(([kind]) => kind === 'dispute-due')).toHaveLength(1)
})

test('the mail about a dispute names the day by which it must be answered', async () => {
  const order = await paidOrder()
  const { evidence_details } = await stripe.dispute(order.session)
  const sent = (await sendDueMails()).find(
    ({ subject }) => subject === `Order ${order.number} needs your attention`,
  )
  const day = wallClock(evidence_details.due_by ?? 0, config.shop.time_zone).date
  expect(sent?.text).toContain(`by ${formatDate(day, config.shop.locale)}`)
})
