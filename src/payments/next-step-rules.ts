import {
  isPaidByLink,
  isTakenByHand,
  type MoneyAwaits,
  type OrderOrigin,
  type OrderState,
} from '../orders/rules.ts'
import type { Seconds } from '../platform/clock.ts'
import type { Minor } from '../platform/money.ts'
import { type DisputeNote, isDisputed, newNotes } from './dispute-rules.ts'
import type { PaymentState } from './provider.ts'
import {
  isGivenBack,
  type KnownRefund,
  nextRefundStep,
  type RefundStep,
} from './refund-news-rules.ts'

type OrderToSettle = {
  state: OrderState
  total: Minor
  currency: string
  paid: Minor
  refunded: Minor
  refundClaimed: Minor
  provider: string
  disputeNotes: string[]
  holdUntil: Seconds
  /** Until when money that is on its way is waited for. */
  awaitUntil?: Seconds | null
  /** What it waits for, as it was noted last. */
  awaits?: MoneyAwaits | null
}

/** What is to be done next, so that the order says what the provider says. */
export type Step =
  | { do: 'wait' }
  | { do: 'note-processing' }
  /** What money that is on its way waits for has changed. */
  | { do: 'note-awaits'; awaits: MoneyAwaits | null }
  | { do: 'accept'; late: boolean }
  | { do: 'hold-for-owner' }
  | {
      do: 'release'
      why: 'payment-failed' | 'payment-unknown' | 'payment-overdue' | 'expired' | 'given-up'
      /** Whether the shopper gets a mail. */
      notify: boolean
    }
  /** Takes the money that the shopper has approved. */
  | { do: 'capture' }
  | RefundStep
  | { do: 'note-disputes'; notes: DisputeNote[]; disputed: boolean }

/**
 * Decides the next step from the state of the order and of its payment. Taken again and again until
 * it says `wait`, the order ends where it must, whatever arrived before, twice or in which order.
 *
 * @param known the order's refunds, oldest first
 */
export function nextStep(
  order: OrderToSettle,
  payment: PaymentState,
  now: Seconds,
  known: KnownRefund[] = [],
): Step {
  const { state } = order
  if (state === 'pending' || state === 'processing' || state === 'released') {
    const matches = payment.amount === order.total && payment.currency === order.currency
    if (payment.status === 'paid') {
      // Refunded in the dashboard before the shop knew of the money: it buys nothing.
      if (state === 'released' && isGivenBack(payment.amount, payment.refunds))
        return { do: 'wait' }
      return matches ? { do: 'accept', late: state === 'released' } : { do: 'hold-for-owner' }
    }
    if (state === 'released') return { do: 'wait' }
    if (isTakenByHand(order)) return overdueByHand(order, now)
    const beingTaken = isBeingTaken(order, now)
    // No money is taken for what may be somebody else's by now, nor another amount than was asked.
    if (payment.status === 'approved' && state === 'pending') {
      if (now < order.holdUntil || beingTaken) return { do: matches ? 'capture' : 'wait' }
      return { do: 'release', why: 'expired', notify: true }
    }
    // Whatever was read before: the money may come at this moment.
    if (beingTaken && payment.status !== 'processing') return { do: 'wait' }
    // Whoever finished on the payment page believes the purchase was made, and must learn that it
    // failed.
    if (payment.status === 'failed') return { do: 'release', why: 'payment-failed', notify: true }
    // A page of another account, or a deleted one: nobody can say what became of it, now or later.
    if (payment.status === 'unknown' && state === 'pending' && now >= order.holdUntil)
      return { do: 'release', why: 'payment-unknown', notify: false }
    if (payment.status === 'expired') {
      // Closed early, it was closed by the shopper's own next attempt.
      if (now < order.holdUntil) return { do: 'release', why: 'given-up', notify: false }
      return { do: 'release', why: 'expired', notify: payment.declined }
    }
    if (payment.status === 'processing' && state === 'pending') return { do: 'note-processing' }
    // Stripe cancels no payment of a page that was finished, so the money may still come: it is
    // then taken or sent back like any other that comes late.
    if (state === 'processing' && order.awaitUntil && now >= order.awaitUntil)
      return { do: 'release', why: 'payment-overdue', notify: true }
    const awaits = payment.awaits ?? null
    if (payment.status === 'processing' && awaits !== (order.awaits ?? null))
      return { do: 'note-awaits', awaits }
    return { do: 'wait' }
  }
  const refundStep = nextRefundStep(order, known, payment.refunds, now)
  if (refundStep) return refundStep
  const notes = newNotes(order.disputeNotes, payment.disputes)
  if (notes.length > 0)
    return { do: 'note-disputes', notes, disputed: isDisputed(order.disputeNotes, notes) }
  return { do: 'wait' }
}

/** Whether somebody is taking the money of an unpaid order at this moment: `claimCapture`. */
export const isBeingTaken = (
  order: Pick<OrderToSettle, 'state' | 'provider' | 'awaitUntil'>,
  now: Seconds,
): boolean => order.state === 'pending' && !isTakenByHand(order) && now < (order.awaitUntil ?? 0)

/**
 * Whether the page of an order that is paid by link is gone, and its customer may open another one: it
 * was closed for one which nobody has opened (`payWith`), or the provider has forgotten it, of which
 * nobody has ever begun to take money.
 */
export function isPageGone(
  order: OrderToSettle & { origin: OrderOrigin },
  { status }: PaymentState,
  now: Seconds,
  { paidByCapture }: { paidByCapture: boolean },
): boolean {
  const { awaitUntil = null, holdUntil } = order
  if (!isPaidByLink(order)) return false
  if (awaitUntil === null)
    return paidByCapture && (status === 'unknown' || (status === 'expired' && now < holdUntil))
  return status === 'expired' && awaitUntil <= now && now < holdUntil
}

/** Whether what is known of a payment is of no page that the order has. */
export const isOfAnotherPage = (
  order: { sessionId: string | null },
  { sessionId }: Pick<PaymentState, 'sessionId'>,
): boolean => Boolean(sessionId && order.sessionId && sessionId !== order.sessionId)

/** Nobody asks a provider about a transfer: it is waited for until its time is over. */
function overdueByHand({ awaitUntil, holdUntil }: OrderToSettle, now: Seconds): Step {
  if (now < (awaitUntil ?? holdUntil)) return { do: 'wait' }
  return { do: 'release', why: 'payment-overdue', notify: true }
}
