import { eq } from 'drizzle-orm'
import { afterEach, expect, test } from 'vitest'
import { auditLog } from '../../src/admin/tables.ts'
import { runAct } from '../../src/mail/outbox.ts'
import { orders } from '../../src/orders/tables.ts'
import { assignRefund } from '../../src/payments/assign-refund.ts'
import { claimRefund } from '../../src/payments/claim-refund.ts'
import { openRefunds } from '../../src/payments/open-refunds.ts'
import { refundByHand } from '../../src/payments/refund-by-hand.ts'
import { settle } from '../../src/payments/settle.ts'
import { sweep } from '../../src/payments/sweep.ts'
import { journal } from '../../src/payments/tables.ts'
import { takeByHand } from '../../src/payments/take-by-hand.ts'
import { offerRing, stockOf } from '../support/catalogue.ts'
import { stagesNow } from '../support/fulfilment.ts'
import { mailsOf, orderNow, paymentContext, placeOrder } from '../support/purchase.ts'
import { config, db, later, stripe, visitor } from '../support/shop.ts'
import {
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

const act = () => crypto.randomUUID()
const booked = (order: { id: string }) =>
  db.select().from(journal).where(eq(journal.orderId, order.id)).orderBy(journal.kind)

/** A refund that the provider refused. */
async function refusedRefund() {
  const order = await soldRing()
  stripe.refuseRefund('charge_disputed')
  const lines = [{ lineId: order.line.id, units: 1, amount: 20_000 }]
  await giveBack(order, 20_000, { lines, note: 'For the scratch.', reason: 'faulty' })
  const [failed] = await refundsNow(order)
  return { order, lines, failed: failed?.id ?? '' }
}

test('what the provider refused is paid back by transfer, for the same lines, and booked', async () => {
  const { order, lines, failed } = await refusedRefund()
  const told = { act: act(), id: failed, way: 'transfer', reference: 'SEPA 4711' } as const
  const paid = await refundByHand(moneyDesk(), told)
  expect(paid).toEqual({ ok: true, refund: { id: told.act, state: 'succeeded', fault: null } })
  expect(await refundByHand(moneyDesk(), told)).toEqual(paid)

  const [, made] = await openRefunds(config, await refundsNow(order))
  expect(made).toMatchObject({
    ...{ way: 'transfer', reference: 'SEPA 4711', note: 'For the scratch.', reason: 'faulty' },
    ...{ lines, replaces: failed, amount: 20_000 },
  })
  expect(await orderNow(order.id)).toMatchObject({ refunded: 20_000, attention: null })
  expect(await booked(order)).toMatchObject([
    { kind: 'refund', provider: 'transfer', gross: -20_000, reference: told.act },
  ])
  expect(await sentBy(order)).toEqual([])
  const said = { amount: 20_000, total: 20_000, way: 'transfer' }
  expect((await detailsOf(order, 'refunded')).map((text) => JSON.parse(text))).toEqual([said])
})

test('two desks that make good for the same refund at once: one pays', async () => {
  const { order, failed } = await refusedRefund()
  const pay = () =>
    refundByHand(moneyDesk(), { act: act(), id: failed, way: 'cash', reference: '' })
  const both = await Promise.all([pay(), pay()])
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await pay()).toEqual({ ok: false, reason: 'changed-meanwhile' })
  expect(await orderNow(order.id)).toMatchObject({ refunded: 20_000 })
  expect(await booked(order)).toHaveLength(1)
})

test('what another refund has made good for since is not paid by hand as well', async () => {
  const { order, failed } = await refusedRefund()
  await giveBack(order, 20_000)
  const told = { act: act(), id: failed, way: 'cash', reference: '' } as const
  expect(await refundByHand(moneyDesk(), told)).toEqual({ ok: false, reason: 'changed-meanwhile' })
  expect(await orderNow(order.id)).toMatchObject({ refunded: 20_000 })
})

test('only what failed is made good for', async () => {
  const order = await soldRing()
  await giveBack(order, 100)
  const [sent] = await refundsNow(order)
  const told = { act: act(), id: sent?.id ?? '', way: 'cash', reference: '' } as const
  expect(await refundByHand(moneyDesk(), told)).toEqual({ ok: false, reason: 'changed-meanwhile' })
})

test('cash needs no provider, and what was lost on the way is noted by the clock', async () => {
  const order = await soldRing()
  stripe.faults.order({ endpoint: 'any', kind: 'error-before', times: 9 })
  expect(await giveBack(order, TOTAL, { way: 'cash' })).toMatchObject({
    refund: { state: 'succeeded' },
  })
  expect(await orderNow(order.id)).toMatchObject({ state: 'refunded', refunded: TOTAL })
})

test('a refund from the dashboard is assigned to what it was for, once', async () => {
  const order = await soldRing()
  const made = await stripe.refund(order.session, 10_000)
  const lines = [{ lineId: order.line.id, units: 1, amount: 9000 }]
  const told = { act: act(), id: made.id, version: 1, lines, delivery: 1000 }
  expect(await assignRefund(moneyDesk(), { ...told, delivery: 1001 })).toEqual({
    ok: false,
    reason: 'more-than-sold',
  })
  const other = { ...told, act: act() }
  const both = await Promise.all([told, other].map((each) => assignRefund(moneyDesk(), each)))
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  expect(both).toContainEqual({ ok: false, reason: 'changed-meanwhile' })
  const [done] = await db.select().from(auditLog).where(eq(auditLog.act, 'refund-assigned'))
  const winner = done?.id === told.act ? told : other
  expect(await assignRefund(moneyDesk(), winner)).toEqual({ ok: true })
  expect(await refundsNow(order)).toMatchObject([{ assigned: true, delivery: 1000, lines }])
  expect(await orderNow(order.id)).toMatchObject({ deliveryRefunded: 1000, refundClaimed: 10_000 })
  const again = await giveBack(order, 1000, {
    lines: [{ lineId: order.line.id, units: 1, amount: 1000 }],
  })
  expect(again).toEqual({ ok: false, reason: 'more-than-sold' })
})

/** An order whose money staff are to take, until a day from now. */
async function orderByHand(provider: 'transfer' | 'cash' = 'transfer') {
  const offered = await offerRing({ stock: 1 })
  const order = await placeOrder(visitor(), offered)
  const { holdUntil } = await orderNow(order.id)
  const change = { provider, sessionId: null, awaitUntil: holdUntil + 86_400 }
  await db.update(orders).set(change).where(eq(orders.id, order.id))
  return { ...order, variant: offered.variant }
}

test('a transfer that comes makes the order paid, once, and is booked', async () => {
  const order = await orderByHand()
  const told = { act: act(), orderId: order.id, way: 'transfer', reference: 'SEPA 1' } as const
  const both = await Promise.all(
    [told, { ...told, act: act() }].map((each) => takeByHand(moneyDesk(), each)),
  )
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await orderNow(order.id)).toMatchObject({
    state: 'paid',
    paid: TOTAL,
    paidCurrency: 'EUR',
  })
  expect(await stagesNow(order.id)).toEqual(['ready'])
  expect(await mailsOf(order.id)).toEqual(['order-confirmed'])
  expect(await booked(order)).toMatchObject([{ kind: 'sale', provider: 'transfer', gross: TOTAL }])

  // What staff took goes back by hand only.
  expect(await giveBack(order, 100)).toEqual({ ok: false, reason: 'not-refundable' })
  expect(await giveBack(order, TOTAL, { way: 'cash' })).toMatchObject({ ok: true })
  expect(await orderNow(order.id)).toMatchObject({ state: 'refunded' })
  const net = (await booked(order)).reduce((sum, { gross }) => sum + gross, 0)
  expect(net).toBe(0)
})

test('who comes with cash instead of the transfer has paid in cash', async () => {
  const order = await orderByHand()
  const told = { act: act(), orderId: order.id, way: 'cash', reference: '' } as const
  expect(await takeByHand(moneyDesk(), told)).toEqual({ ok: true })
  expect(await takeByHand(moneyDesk(), told)).toEqual({ ok: true })
  expect(await orderNow(order.id)).toMatchObject({ state: 'paid', provider: 'cash' })
  expect(await booked(order)).toMatchObject([{ provider: 'cash' }])
})

test('what is paid on the payment page is not taken by hand', async () => {
  const order = await placeOrder(visitor(), await offerRing({ stock: 1 }))
  const told = { act: act(), orderId: order.id, way: 'cash', reference: '' } as const
  expect(await takeByHand(moneyDesk(), told)).toEqual({ ok: false, reason: 'not-payable' })
})

test('a transfer that never comes gives the ring back when its time is over, and asks no provider', async () => {
  const order = await orderByHand()
  later(3600)
  await sweep(paymentContext())
  const before = stripe.calls.length
  expect(await settle(paymentContext(), order.id)).toBe('pending')
  expect(await orderNow(order.id)).toMatchObject({ state: 'pending' })
  expect(stripe.calls.length).toBe(before)
  later(86_400)
  await sweep(paymentContext())
  expect(await orderNow(order.id)).toMatchObject({ state: 'released', attention: null })
  expect(await stockOf(order.variant)).toBe(1)
  expect(await mailsOf(order.id)).toEqual(['payment-overdue'])
  const told = { act: act(), orderId: order.id, way: 'cash', reference: '' } as const
  expect(await takeByHand(moneyDesk(), told)).toEqual({ ok: false, reason: 'changed-meanwhile' })
})

test('a refund whose noting was lost is noted by the clock', async () => {
  const order = await soldRing()
  const desk = moneyDesk()
  await runAct(desk, await claimRefund(desk, asked(order, 500, { way: 'transfer' })))
  later(120)
  await sweep(paymentContext())
  expect(await statesNow(order)).toEqual(['succeeded'])
  expect(await booked(order)).toHaveLength(1)
})

test('the form of another order takes no money, and does not say so', async () => {
  const [first, second] = [await orderByHand(), await orderByHand()]
  const told = { act: act(), orderId: first.id, way: 'transfer', reference: 'SEPA 2' } as const
  await takeByHand(moneyDesk(), told)
  expect(await takeByHand(moneyDesk(), { ...told, orderId: second.id })).toEqual({
    ok: false,
    reason: 'changed-meanwhile',
  })
  expect(await booked(second)).toEqual([])
})
