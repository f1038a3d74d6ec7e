import { type Attention, mayMove, type OrderState } from '../orders/rules.ts'
import type { Seconds } from '../platform/clock.ts'
import type { Minor } from '../platform/money.ts'
import type { PaymentTruth } from './provider.ts'

type Standing = {
  state: OrderState
  total: Minor
  currency: string
  paid: Minor
  refunded: Minor
  attention: Attention | null
  disputed: boolean
  holdUntil: Seconds
}

/** The next thing to do about an order, so that it says what the provider says. */
export type Step =
  | { do: 'wait' }
  | { do: 'note-processing' }
  | { do: 'accept'; late: boolean }
  | { do: 'hold-for-owner' }
  | {
      do: 'release'
      why: 'payment-failed' | 'payment-unknown' | 'expired' | 'given-up'
      tell: boolean
    }
  | { do: 'send-back' }
  | { do: 'note-refund'; refunded: Minor; all: boolean }
  | { do: 'note-refund-failed' }
  | { do: 'note-dispute' }

/**
 * Decides the next step from where the order stands and what the provider says. Taken again and again until it says
 * `wait`, the order ends where it must, whatever arrived before, twice or in which order.
 */
export function nextStep(order: Standing, truth: PaymentTruth, now: Seconds): Step {
  const { state } = order
  if (state === 'pending' || state === 'processing' || state === 'released') {
    if (truth.status === 'paid') {
      // Sent back in the dashboard before the shop heard of it: it buys nothing, and nobody waits for the pieces.
      if (state === 'released' && truth.refunded >= truth.amount) return { do: 'wait' }
      const matches = truth.amount === order.total && truth.currency === order.currency
      return matches ? { do: 'accept', late: state === 'released' } : { do: 'hold-for-owner' }
    }
    if (state === 'released') return { do: 'wait' }
    // Who finished on the payment page believes to have bought, and must hear that it failed.
    if (truth.status === 'failed') return { do: 'release', why: 'payment-failed', tell: true }
    // Another account's page, or a deleted one: nobody can say what became of it. Nobody waits for it for ever either.
    if (truth.status === 'unknown' && state === 'pending' && now >= order.holdUntil)
      return { do: 'release', why: 'payment-unknown', tell: false }
    if (truth.status === 'expired') {
      // Closed before its time, it was closed by the shopper's own next attempt.
      if (now < order.holdUntil) return { do: 'release', why: 'given-up', tell: false }
      return { do: 'release', why: 'expired', tell: truth.declined }
    }
    if (truth.status === 'processing' && state === 'pending') return { do: 'note-processing' }
    return { do: 'wait' }
  }
  const refunded = Math.min(truth.refunded, order.paid)
  if (refunded > order.refunded)
    return {
      do: 'note-refund',
      refunded,
      all: refunded === order.paid && mayMove(state, 'refunded'),
    }
  // Less went back than the shopper was told. A look at the truth from before the refund says the same, without a failure.
  if (truth.refundFailed && refunded < order.refunded && order.attention !== 'refund-failed')
    return { do: 'note-refund-failed' }
  if (state === 'refunding') return { do: 'send-back' }
  if (truth.disputed && !order.disputed) return { do: 'note-dispute' }
  return { do: 'wait' }
}
