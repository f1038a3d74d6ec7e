import { recordOrderPaid } from '../analytics/record-order-paid.ts'
import { runAct } from '../mail/outbox.ts'
import { isTooLate } from '../orders/changes/apply-change.ts'
import { type OrderRow, orderById } from '../orders/queries.ts'
import { isTakenByHand, moneyCurrency, type OrderState } from '../orders/rules.ts'
import { now } from '../platform/clock.ts'
import { brokeConstraint, runBatch, type Statement } from '../platform/db.ts'
import { logFailure } from '../platform/log.ts'
import type { PaymentContext } from './context.ts'
import { isOfAnotherPage, isPageGone, nextStep } from './next-step-rules.ts'
import { forgetPage } from './page-queries.ts'
import { nothingPaid, type PaymentState, PaymentsRefused } from './provider.ts'
import { providerOf } from './providers.ts'
import type { KnownRefund } from './refund-news-rules.ts'
import { type RefundRow, refundsOfOrder } from './refund-queries.ts'
import type { RefundFault } from './refund-rules.ts'
import { takeApproved } from './take-approved.ts'
import { type StepToWrite, writeStep } from './write-step.ts'

/** No order takes more steps than there are states. */
const MAX_STEPS = 8
/** And none about a refund than that it is asked for, sent, and came back. */
const STEPS_OF_REFUND = 3

/**
 * Makes an order say what the payment provider says: the one way in which an order becomes paid,
 * released or refunded. Webhook, return page and clock call it at any time, any number of times and
 * at once: it asks the provider for the state of the payment, and takes each step in one batch that
 * only one caller can win.
 *
 * @param event what caused this: `claim`, the statement that claims it, runs in the batch of the
 *   first step; `session` is the one that it names, for an order of the same provider that could not
 *   note its session
 * @returns the order's state afterwards; null when there is no such order
 * @throws PaymentsUnavailable when the provider does not answer; nothing is changed then
 */
export async function settle(
  context: PaymentContext,
  orderId: string,
  event: Cause = {},
): Promise<OrderState | null> {
  return (await settleAndSee(context, orderId, event))?.order.state ?? null
}

type Cause = { claim?: Statement; session?: { provider: string; id: string } | '' | null }

/** The same, for who wants to know more of the order and its payment as they are afterwards. */
export async function settleAndSee(
  context: PaymentContext,
  orderId: string,
  event: Cause = {},
): Promise<Settled | null> {
  const found = await read(context, orderId)
  if (!found) return null
  const current = await settleByHand(context, found)
  const { order } = current
  if (isTakenByHand(order)) return settleFound(context, current, takenByHand(order), event.claim)
  const named = event.session && event.session.provider === order.provider ? event.session.id : null
  const sessionId = order.sessionId ?? named
  if (!sessionId) {
    if (event.claim) await claimAlone(context, [event.claim])
    return { order, payment: null }
  }
  const provider = providerOf(context, order)
  const payment = await provider.readSession(sessionId)
  if (isPageGone(order, payment, now(), provider)) {
    await runBatch(context.db, [forgetPage(context.db, order)])
    if (event.claim) await claimAlone(context, [event.claim])
    return { order: { ...order, sessionId: null }, payment }
  }
  return settleFound(context, current, payment, event.claim)
}

/**
 * Like `settle`, for a caller that has just asked for the state of the payment.
 *
 * @param order as it was before that, without refunds
 */
export const settleBy = async (
  context: PaymentContext,
  order: OrderRow,
  payment: PaymentState,
): Promise<OrderState> => (await settleFound(context, { order, refunds: [] }, payment)).order.state

/** `payment`: null where the order has no page that anything is known of. */
export type Settled = { order: OrderRow; payment: PaymentState | null }

async function settleFound(
  context: PaymentContext,
  found: Found,
  answer: PaymentState,
  claim?: Statement,
): Promise<Settled> {
  let current = found
  let payment = answer
  let unclaimed = claim ? [claim] : []
  let isReadAgain = false
  const most = MAX_STEPS + STEPS_OF_REFUND * payment.refunds.length
  for (let steps = 0; steps < most; steps++) {
    if (isOfAnotherPage(current.order, payment)) break
    const step = nextStep(current.order, payment, now(), current.refunds)
    if (step.do === 'wait') break
    if (step.do === 'capture') {
      const taken = await takeApproved(context, current.order, payment)
      if (taken) payment = taken
      current = (await read(context, found.order.id)) ?? current
      // Another caller takes it, or PayPal refuses: the shopper may try again until the hold ends.
      if (current.order.state === 'pending' && payment.status === 'approved') break
      continue
    }
    // A refund can be called off between the list and what was sent after it.
    if (step.do === 'note-refunded-twice' && !isReadAgain) {
      payment = await providerOf(context, current.order).readSession(payment.sessionId)
      isReadAgain = true
      continue
    }
    if (step.do === 'send-refund') {
      payment = await sendRefund(context, current, payment, step.refund)
    } else {
      let outcome = await takeStep(context, current, payment, step, unclaimed)
      if (outcome === 'sold-out')
        outcome = await takeStep(context, current, payment, { do: 'refuse-money' }, unclaimed)
      if (outcome === 'claimed-before') return { order: current.order, payment }
      if (outcome === 'done') unclaimed = []
    }
    current = (await read(context, found.order.id)) ?? current
  }
  if (unclaimed.length > 0) await claimAlone(context, unclaimed)
  return { order: current.order, payment }
}

/** An order, and its refunds as they were with it. */
type Found = { order: OrderRow; refunds: RefundRow[] }

/** What staff have handed over or transferred: no provider needs to be asked about it. */
async function settleByHand(context: PaymentContext, found: Found): Promise<Found> {
  let current = found
  for (const refund of found.refunds)
    if (refund.way !== 'provider' && refund.state === 'asked') {
      const news = { ...refund, ref: null, known: refund, state: 'succeeded', at: now() } as const
      await takeStep(context, current, takenByHand(current.order), { do: 'note-refund', news }, [])
      current = (await read(context, found.order.id)) ?? current
    }
  return current
}

type Outcome = 'done' | 'overtaken' | 'claimed-before' | 'sold-out'

async function takeStep(
  context: PaymentContext,
  { order, refunds }: Found,
  payment: PaymentState,
  step: StepToWrite,
  claim: Statement[],
): Promise<Outcome> {
  try {
    const parts = await writeStep(context, order, payment, step, refunds)
    await runAct(context, [...claim, ...parts])
    // What pays for a change is part of a sale that was counted.
    if (step.do === 'accept' && order.origin !== 'change') recordOrderPaid(context.visits)
    return 'done'
  } catch (error) {
    if (brokeConstraint(error, 'provider_events')) return 'claimed-before'
    // Another caller has taken this step: look again at where the order stands.
    if (takenBefore.some((key) => brokeConstraint(error, key))) return 'overtaken'
    const isGone = brokeConstraint(error, 'stock_not_negative') || isTooLate(error)
    if (step.do === 'accept' && isGone) return 'sold-out'
    throw error
  }
}

const takenBefore = [
  ...['order_moves', 'order_events', 'outbox.cause', 'orders.state'],
  ...['refunds.', 'refund_claimed_within_paid', 'refund_goes_forward'],
]

/**
 * Asks the provider to send a refund back that is not in its list.
 *
 * @returns the payment with the refund in its list; as it was where the provider refuses
 * @throws PaymentsUnavailable when it does not answer: the clock asks again
 */
async function sendRefund(
  context: PaymentContext,
  found: Found,
  payment: PaymentState,
  { id, amount }: KnownRefund,
): Promise<PaymentState> {
  const known = found.refunds.find((refund) => refund.id === id) ?? null
  try {
    const paymentRef = found.order.paymentRef ?? ''
    const currency = moneyCurrency(found.order)
    const sent = await providerOf(context, found.order).refund({ paymentRef, amount, currency, id })
    return { ...payment, refunds: [...payment.refunds, { ...sent, id }] }
  } catch (error) {
    if (!(error instanceof PaymentsRefused)) throw error
    logFailure('refund refused', error, { order: found.order.id })
    const fault = error.code as RefundFault
    const news = { ref: null, known, amount, state: 'failed', fault, at: now() } as const
    await takeStep(context, found, payment, { do: 'note-refund', news }, [])
    return payment
  }
}

/** The payment of an order whose money staff take: they say themselves what became of it. */
const takenByHand = ({ total, currency }: OrderRow): PaymentState =>
  nothingPaid('', 'open', { amount: total, currency })

/** Notes an event that changed nothing. */
async function claimAlone(context: PaymentContext, claim: Statement[]): Promise<void> {
  try {
    await runBatch(context.db, claim)
  } catch (error) {
    if (!brokeConstraint(error, 'provider_events')) throw error
  }
}

async function read({ db }: PaymentContext, orderId: string): Promise<Found | undefined> {
  const [[order], refunds] = await db.batch([orderById(db, orderId), refundsOfOrder(db, orderId)])
  return order && { order, refunds }
}
