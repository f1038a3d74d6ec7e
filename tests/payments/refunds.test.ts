import { eq } from 'drizzle-orm'
import { afterEach, expect, test } from 'vitest'
import { outbox } from '../../src/mail/tables.ts'
import { insertEvent } from '../../src/orders/queries.ts'
import { refundOrder } from '../../src/payments/refund-order.ts'
import { ordersToRefund } from '../../src/payments/refund-queries.ts'
import { settle } from '../../src/payments/settle.ts'
import { now } from '../../src/platform/clock.ts'
import { unseal } from '../../src/platform/sealing.ts'
import { stockOf } from '../support/catalogue.ts'
import { sendDueMails } from '../support/due-mails.ts'
import { orderNow, paymentContext } from '../support/purchase.ts'
import { bindings, clockStrikes, config, db, later, stripe } from '../support/shop.ts'
import {
  amountsOf,
  asked,
  detailsOf,
  giveBack,
  moneyDesk,
  refundsNow,
  sentBy,
  soldRing,
  statesNow,
  TOTAL,
} from './refund-desk.ts'

afterEach(() => {
  stripe.faults.clear()
  stripe.webhooks.forget()
  stripe.account.nextRefunds.length = 0
})

const DAY = 86_400

test('money that goes back from the desk is sent once, noted once and told once', async () => {
  const order = await soldRing()
  const lines = [{ lineId: order.line.id, units: 0, amount: 9000 }]
  const more = { lines, delivery: 500, note: 'We are sorry.' }
  const first = await giveBack(order, 10_000, more)
  expect(first).toMatchObject({ ok: true, refund: { state: 'succeeded', fault: null } })
  expect(await orderNow(order.id)).toMatchObject({
    ...{ state: 'paid', refunded: 10_000, refundClaimed: 10_000, deliveryRefunded: 500 },
  })
  expect(await refundsNow(order)).toMatchObject([{ madeBy: 'desk', lines, assigned: true }])
  expect(await amountsOf(order, 'refunded')).toEqual([10_000])
  const said = { amount: 10_000, total: 10_000, way: 'provider' }
  expect((await detailsOf(order, 'refunded')).map((text) => JSON.parse(text))).toEqual([said])
  expect(await sentBy(order)).toMatchObject([{ amount: 10_000 }])
})

test('the same form posted twice sends money once, and answers like the first time', async () => {
  const order = await soldRing()
  const form = asked(order, 10_000)
  const both = await Promise.all([1, 2].map(() => refundOrder(moneyDesk(), form)))
  for (const each of [...both, await refundOrder(moneyDesk(), form)])
    expect(each).toMatchObject({ ok: true, refund: { id: form.act, state: 'succeeded' } })
  expect(await sentBy(order)).toHaveLength(1)
  expect(await amountsOf(order, 'refunded')).toEqual([10_000])
  const other = await refundOrder(moneyDesk(), { ...form, amount: 9000 })
  expect(other).toEqual({ ok: false, reason: 'changed-meanwhile' })
})

test('two desks that refund the same ring at once: one sends the money', async () => {
  const order = await soldRing()
  const ring = { lines: [{ lineId: order.line.id, units: 1, amount: 1000 }] }
  const desks = await Promise.all([1, 2].map(() => giveBack(order, 1000, ring)))
  expect(desks.filter(({ ok }) => ok)).toHaveLength(1)
  expect(desks).toContainEqual({ ok: false, reason: 'more-than-sold' })

  const all = await Promise.all([1, 2, 3].map(() => giveBack(order, TOTAL - 1000)))
  expect(all.filter(({ ok }) => ok)).toHaveLength(1)
  expect(all).toContainEqual({ ok: false, reason: 'more-than-paid' })
  expect(await orderNow(order.id)).toMatchObject({ state: 'refunded', refunded: TOTAL })
  expect((await sentBy(order)).map(({ amount }) => amount)).toEqual([1000, TOTAL - 1000])
})

test('no more goes back than was paid or sold, and nothing of what was not', async () => {
  const order = await soldRing()
  const other = await soldRing()
  const line = { lineId: order.line.id, units: 0, amount: 100 }
  const refuses = async (amount: number, more: Parameters<typeof giveBack>[2], reason: string) =>
    expect(await giveBack(order, amount, more)).toEqual({ ok: false, reason })
  await refuses(TOTAL + 1, {}, 'more-than-paid')
  await refuses(99, { lines: [line] }, 'more-than-sold')
  await refuses(TOTAL, { lines: [{ ...line, units: 2 }] }, 'more-than-sold')
  await refuses(TOTAL, { lines: [{ ...line, amount: 89_001 }] }, 'more-than-sold')
  await refuses(TOTAL, { delivery: 1491 }, 'more-than-sold')
  await refuses(0, {}, 'not-refundable')
  await refuses(100, { lines: [{ ...line, lineId: other.line.id }] }, 'not-refundable')
  expect(await giveBack({ id: 'nobody' }, 100)).toEqual({ ok: false, reason: 'not-refundable' })
  expect(await refundsNow(order)).toEqual([])
  expect(await sentBy(order)).toEqual([])
})

test('what else belongs to a refund happens with it or not at all', async () => {
  const order = await soldRing()
  const part = insertEvent(db, { orderId: order.id, kind: 'sent', at: 1 })
  const refused = await refundOrder(moneyDesk(), asked(order, TOTAL + 1), [part])
  expect(refused.ok).toBe(false)
  expect(await amountsOf(order, 'sent')).toEqual([])
  await refundOrder(moneyDesk(), asked(order, 100), [part])
  expect(await amountsOf(order, 'sent')).toHaveLength(1)
})

test.each([
  ['error-before', 2],
  ['error-after', 2],
  ['drop-before', 2],
  ['drop-after', 2],
  ['rate-limited', 1],
] as const)('a provider that does not answer (%s) is asked until it does', async (kind, times) => {
  const order = await soldRing()
  stripe.webhooks.hold()
  stripe.faults.order({ endpoint: 'refunds.create', kind, times })
  const silent = await giveBack(order, 10_000)
  expect(silent).toMatchObject({ ok: true, refund: { state: 'asked', fault: null } })
  expect(await orderNow(order.id)).toMatchObject({ refunded: 0, refundClaimed: 10_000 })
  later(120)
  await clockStrikes()
  expect(await statesNow(order)).toEqual(['succeeded'])
  expect(await sentBy(order)).toHaveLength(1)
  expect(await orderNow(order.id)).toMatchObject({ refunded: 10_000 })
})

test.each(['error-before', 'drop-after'] as const)(
  'and after a day, when it has forgotten its keys, no money goes twice (%s)',
  async (kind) => {
    const order = await soldRing()
    stripe.webhooks.hold()
    stripe.faults.order({ endpoint: 'refunds.create', kind, times: 2 })
    await giveBack(order, 10_000)
    later(2 * DAY)
    await Promise.all([1, 2].map(() => clockStrikes()))
    expect(await statesNow(order)).toEqual(['succeeded'])
    expect(await sentBy(order)).toHaveLength(1)
  },
)

test('a provider that is silent from the first question leaves the refund to the clock', async () => {
  const order = await soldRing()
  stripe.faults.order({ endpoint: 'sessions.retrieve', kind: 'error-before', times: 2 })
  expect(await giveBack(order, 500)).toMatchObject({ ok: true, refund: { state: 'asked' } })
  later(120)
  await clockStrikes()
  expect(await statesNow(order)).toEqual(['succeeded'])
})

test.each([
  ['charge_disputed', 'disputed'],
  ['charge_already_refunded', 'already-refunded'],
  ['amount_too_large', 'already-refunded'],
  ['balance_insufficient', 'balance'],
  ['expired_card', 'account-closed'],
  ['something_new', 'other'],
])('a refund that the provider refuses (%s) failed, and claims nothing', async (code, fault) => {
  const order = await soldRing()
  stripe.refuseRefund(code)
  const lines = [{ lineId: order.line.id, units: 1, amount: 10_000 }]
  const refused = await giveBack(order, 10_000, { lines })
  expect(refused).toMatchObject({ ok: true, refund: { state: 'failed', fault } })
  const attention = 'refund-failed'
  expect(await orderNow(order.id)).toMatchObject({ refunded: 0, refundClaimed: 0, attention })
  expect(await amountsOf(order, 'refund-failed')).toEqual([10_000])
  expect(await detailsOf(order, 'refunded')).toEqual([])

  // Made once more it goes through, and nothing is left to do.
  expect(await giveBack(order, 10_000, { lines })).toMatchObject({ refund: { state: 'succeeded' } })
  expect(await orderNow(order.id)).toMatchObject({ refunded: 10_000, attention: null })
})

test('a refund that waits for days is told of when the money goes', async () => {
  const order = await soldRing()
  stripe.refundPending('insufficient_funds')
  const waiting = await giveBack(order, 10_000)
  expect(waiting).toMatchObject({ refund: { state: 'pending', fault: 'balance' } })
  expect(await orderNow(order.id)).toMatchObject({ refunded: 0, refundClaimed: 10_000 })
  expect(await detailsOf(order, 'refunded')).toEqual([])

  // Nobody hears of it, and the clock asks.
  const [sent] = await sentBy(order)
  stripe.webhooks.hold()
  await stripe.settleRefund(sent?.id ?? '', 'succeeded')
  later(3700)
  await clockStrikes()
  expect(await orderNow(order.id)).toMatchObject({ refunded: 10_000 })
  expect(await detailsOf(order, 'refunded')).toHaveLength(1)
})

test('a refund that is called off frees its money, and nobody is alarmed', async () => {
  const order = await soldRing()
  stripe.refundPending('requires_action')
  const waiting = await giveBack(order, 10_000)
  expect(waiting).toMatchObject({ refund: { state: 'pending', fault: 'needs-shopper' } })
  const [sent] = await sentBy(order)
  await stripe.settleRefund(sent?.id ?? '', 'canceled')
  expect(await statesNow(order)).toEqual(['cancelled'])
  expect(await orderNow(order.id)).toMatchObject({ refundClaimed: 0, attention: null })
  expect(await amountsOf(order, 'refund-cancelled')).toEqual([10_000])
})

test('a refund that comes back weeks later lowers what went back, and can be made again', async () => {
  const order = await soldRing()
  const lines = [{ lineId: order.line.id, units: 1, amount: 89_000 }]
  await giveBack(order, TOTAL, { lines, delivery: 1490 })
  expect(await orderNow(order.id)).toMatchObject({ state: 'refunded', refunded: TOTAL })

  later(20 * DAY)
  const [sent] = await sentBy(order)
  stripe.webhooks.duplicateNext(3)
  await stripe.failRefund(sent?.id ?? '')
  expect(await orderNow(order.id)).toMatchObject({
    ...{ state: 'refunded', refunded: 0, refundClaimed: 0, deliveryRefunded: 0 },
    attention: 'refund-failed',
  })
  expect(await amountsOf(order, 'refund-failed')).toEqual([TOTAL])
  expect(await detailsOf(order, 'order-attention')).toEqual(['refund-failed'])

  await giveBack(order, TOTAL, { lines, delivery: 1490 })
  const now = await orderNow(order.id)
  expect(now).toMatchObject({ state: 'refunded', refunded: TOTAL, attention: null })
  expect(await amountsOf(order, 'refunded')).toEqual([TOTAL, TOTAL])
  expect(await detailsOf(order, 'refunded')).toHaveLength(2)
})

test('a refund from the dashboard is not assigned, whatever order its news comes in', async () => {
  const order = await soldRing()
  stripe.webhooks.hold()
  stripe.refundPending('processing')
  const made = await stripe.refund(order.session, 5000)
  await stripe.settleRefund(made.id, 'succeeded')
  await stripe.webhooks.release('reversed')
  expect(await refundsNow(order)).toMatchObject([
    { ...{ id: made.id, madeBy: 'provider', assigned: false, reason: 'elsewhere' }, lines: [] },
  ])
  expect(await amountsOf(order, 'refunded')).toEqual([5000])
  expect(await orderNow(order.id)).toMatchObject({ refunded: 5000, refundClaimed: 5000 })
})

test('the dashboard takes the money that the desk has just claimed: it goes once', async () => {
  const order = await soldRing()
  stripe.faults.order({ endpoint: 'refunds.create', kind: 'drop-before', times: 2 })
  await giveBack(order, TOTAL)
  stripe.webhooks.hold()
  const made = await stripe.refund(order.session, 80_000)
  await stripe.webhooks.release()
  expect((await refundsNow(order)).map(({ state, fault }) => [state, fault])).toEqual([
    ['failed', 'already-refunded'],
    ['succeeded', null],
  ])
  expect(await orderNow(order.id)).toMatchObject({ refunded: 80_000, refundClaimed: 80_000 })
  expect((await sentBy(order)).map(({ id }) => id)).toEqual([made.id])
})

test('money given back in cash and in the dashboard as well is the owner’s to sort out', async () => {
  const order = await soldRing()
  expect(await giveBack(order, 50_000, { way: 'cash' })).toMatchObject({
    refund: { state: 'succeeded' },
  })
  await stripe.refund(order.session, 60_000)
  expect(await orderNow(order.id)).toMatchObject({
    ...{ refunded: 50_000, refundClaimed: 50_000, attention: 'refunded-twice' },
  })
  await settle(paymentContext(), order.id)
  expect(await detailsOf(order, 'order-attention')).toEqual(['refunded-twice'])
})

test('more refunds than a charge shows are read all, with one further question', async () => {
  const order = await soldRing()
  stripe.webhooks.hold()
  for (let n = 1; n <= 12; n++) await stripe.refund(order.session, n)
  const before = stripe.calls.length
  await settle(paymentContext(), order.id)
  expect(stripe.calls.length - before).toBe(2)
  expect(await orderNow(order.id)).toMatchObject({ refunded: 78 })
  expect(await refundsNow(order)).toHaveLength(12)
})

test('what is asked of the provider about one refund is its payment, and to send it', async () => {
  const order = await soldRing()
  stripe.webhooks.hold()
  const before = stripe.calls.length
  await giveBack(order, 100)
  expect(stripe.calls.length - before).toBe(2)
})

test('a ring whose money goes back is not put back into stock by itself', async () => {
  const order = await soldRing()
  await giveBack(order, TOTAL)
  expect(await stockOf(order.variant)).toBe(0)
})

test('the mail says what went back, how much in all, and what was written to the shopper', async () => {
  const order = await soldRing()
  await giveBack(order, 10_000)
  while ((await sendDueMails()).length > 0);
  await giveBack(order, 500, { note: 'For the <late> parcel.', way: 'transfer' })
  await giveBack(order, 300, { tell: false })
  const mails = (await sendDueMails()).filter(({ subject }) => subject.includes(order.number))
  expect(mails).toHaveLength(1)
  const [mail] = mails
  expect(mail?.text).toContain(`We have refunded €5 of order ${order.number}.`)
  expect(mail?.text).toContain('That makes €105 in all.')
  expect(mail?.text).toContain('bank transfer')
  expect(mail?.text).toContain('For the <late> parcel.')
  expect(mail?.html).toContain('For the &lt;late&gt; parcel.')
  const rows = await db.select().from(outbox).where(eq(outbox.subjectId, order.id))
  const kept = await Promise.all(
    rows.map(async ({ id, copy }) => copy && unseal(config.sealingKeys, `outbox.copy:${id}`, copy)),
  )
  expect(kept.join()).toContain('For the <late> parcel.')
})

test('the clock finds the refunds under way by their index', async () => {
  const { sql, params } = ordersToRefund(db, now()).toSQL()
  const plan = await bindings.DB.prepare(`explain query plan ${sql}`)
    .bind(...params)
    .all<{ detail: string }>()
  expect(plan.results.map(({ detail }) => detail).join()).toContain('refunds_under_way')
})
