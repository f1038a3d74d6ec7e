import type Stripe from 'stripe'
import type { Movement } from '../provider.ts'

/** What each kind of movement is to the shop. Source: docs.stripe.com/reports/balance-transaction-types. */
const kinds: Record<string, Movement['kind']> = {
  charge: 'sale',
  payment: 'sale',
  payment_failure_refund: 'sale',
  refund: 'refund',
  payment_refund: 'refund',
  refund_failure: 'refund',
  payment_reversal: 'refund',
  payout: 'payout',
  payout_failure: 'payout',
  payout_cancel: 'payout',
  stripe_fee: 'fee',
  stripe_fx_fee: 'fee',
  tax_fee: 'fee',
}

/** Reads a movement whose source was expanded. */
export function readMovement(transaction: Stripe.BalanceTransaction): Movement {
  const { source } = transaction
  const from = typeof source === 'object' ? source : null
  const isDispute = transaction.type === 'adjustment' && from?.object === 'dispute'
  return {
    ref: transaction.id,
    at: transaction.created,
    kind: isDispute ? 'dispute' : (kinds[transaction.type] ?? 'other'),
    amount: transaction.amount,
    fee: transaction.fee,
    currency: transaction.currency.toUpperCase(),
    charged: chargedOf(transaction, from),
    reference: from?.id ?? (typeof source === 'string' ? source : transaction.id),
    paymentRef: paymentOf(from),
    orderId: from?.object === 'charge' ? (from.metadata.order_id ?? null) : null,
  }
}

/** A sale in another currency than the account's is settled by an exchange rate. */
function chargedOf(
  { exchange_rate, amount }: Stripe.BalanceTransaction,
  from: Stripe.BalanceTransactionSource | null,
): Movement['charged'] {
  if (exchange_rate === null || !from || !('currency' in from) || !('amount' in from)) return null
  if (typeof from.currency !== 'string' || typeof from.amount !== 'number') return null
  const charged = Math.abs(from.amount) * Math.sign(amount)
  return { amount: charged, currency: from.currency.toUpperCase() }
}

function paymentOf(from: Stripe.BalanceTransactionSource | null): string | null {
  if (!from || !('payment_intent' in from)) return null
  const intent = from.payment_intent
  return typeof intent === 'object' ? (intent?.id ?? null) : (intent ?? null)
}
