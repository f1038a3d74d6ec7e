import type { HandWay } from '../orders/rules.ts'
/**
 * How a refund stands.
 *
 * - `asked`: claimed here; the provider has not answered yet
 * - `pending`: the provider has it, and sends it later
 * - `succeeded`: the money is on its way to the shopper, or was handed over
 * - `failed`: the provider refused it, or the money came back from the shopper's bank
 * - `cancelled`: it was called off before any money went
 */
export type RefundState = 'asked' | 'pending' | 'succeeded' | 'failed' | 'cancelled'

/** By whom the money goes back: the payment provider, or staff. */
export type RefundWay = 'provider' | HandWay

/** Why money goes back; `elsewhere`: nobody said, because it was sent back at the provider. */
export type RefundReason =
  | 'returned'
  | 'cancelled'
  | 'faulty'
  | 'late'
  | 'goodwill'
  | 'changed'
  | 'sold-meanwhile'
  | 'amount-differs'
  | 'elsewhere'

/** Why a refund waits or failed, whatever the provider calls it; `other`: its code says nothing to us. */
export type RefundFault =
  | 'balance'
  | 'too-old'
  | 'disputed'
  | 'already-refunded'
  | 'account-closed'
  | 'refused-by-bank'
  | 'processing'
  | 'needs-shopper'
  | 'other'

/** What a row of the journal is about; the names stand for both directions. */
export type JournalKind = 'sale' | 'refund' | 'fee' | 'dispute' | 'payout' | 'other'
