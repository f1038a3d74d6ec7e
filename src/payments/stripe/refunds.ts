import type Stripe from 'stripe'
import type { ProviderRefund } from '../provider.ts'
import type { RefundFault } from '../refund-rules.ts'

/** The shop's own id of a refund, in its metadata: by it the refund is known again for ever. */
export const refundMetadata = (id: string) => ({ refund_id: id })

/** Reads a refund. Source: docs.stripe.com/api/refunds/object. */
export function readRefund(refund: Stripe.Refund): ProviderRefund {
  return {
    ref: refund.id,
    id: refund.metadata?.refund_id ?? null,
    amount: refund.amount,
    state: stateOf(refund.status),
    fault: faultOf(refund),
    at: refund.created,
  }
}

function stateOf(status: string | null): ProviderRefund['state'] {
  if (status === 'succeeded' || status === 'failed') return status
  return status === 'canceled' ? 'cancelled' : 'pending'
}

/** Source: docs.stripe.com/api/refunds/object, `failure_reason` and `pending_reason`. */
const faults: Record<string, RefundFault> = {
  insufficient_funds: 'balance',
  charge_for_pending_refund_disputed: 'disputed',
  expired_or_canceled_card: 'account-closed',
  lost_or_stolen_card: 'account-closed',
  declined: 'refused-by-bank',
  processing: 'processing',
  charge_pending: 'processing',
}

/** Why Stripe refuses to send money back. Source: docs.stripe.com/error-codes. */
const refusals: Record<string, RefundFault> = {
  balance_insufficient: 'balance',
  insufficient_funds: 'balance',
  charge_already_refunded: 'already-refunded',
  amount_too_large: 'already-refunded',
  charge_disputed: 'disputed',
  refund_disputed_payment: 'disputed',
  expired_card: 'account-closed',
  expired_payment_method: 'account-closed',
  card_declined: 'refused-by-bank',
}

export const refusalOf = (code: string): RefundFault => refusals[code] ?? 'other'

function faultOf(refund: Stripe.Refund): RefundFault | null {
  if (refund.status === 'succeeded') return null
  if (refund.status === 'requires_action') return 'needs-shopper'
  const code = refund.failure_reason ?? refund.pending_reason
  return code ? (faults[code] ?? 'other') : null
}
