import type { ProviderRefund } from '../provider.ts'
import type { RefundFault } from '../refund-rules.ts'
import { minorOf, secondsOf } from './amounts.ts'
import type { Refund } from './objects.ts'

/** The shop's own id of a refund, kept with it for ever. PayPal takes no colon there. */
export const customId = (id: string): string => id.replaceAll(':', '.')
const ourId = (custom: string | undefined): string | null => custom?.replaceAll('.', ':') ?? null

const states = {
  COMPLETED: 'succeeded',
  PENDING: 'pending',
  FAILED: 'failed',
  CANCELLED: 'cancelled',
} as const

/** Reads a refund. */
export const readRefund = (refund: Refund): ProviderRefund => ({
  ref: refund.id,
  id: ourId(refund.custom_id),
  amount: minorOf(refund.amount),
  state: states[refund.status],
  fault: faultOf(refund),
  at: secondsOf(refund.create_time),
})

function faultOf({ status, status_details: why }: Refund): RefundFault | null {
  if (status === 'PENDING') return 'processing'
  if (status === 'FAILED') return why?.reason === 'ECHECK' ? 'refused-by-bank' : 'other'
  return null
}

/** Why PayPal refuses to send money back, by its `issue`. */
const refusals: Record<string, RefundFault> = {
  REFUND_AMOUNT_EXCEEDED: 'already-refunded',
  CAPTURE_FULLY_REFUNDED: 'already-refunded',
  REFUND_TIME_LIMIT_EXCEEDED: 'too-old',
  TRANSACTION_DISPUTED: 'disputed',
  REFUND_NOT_PERMITTED_DUE_TO_CHARGEBACK: 'disputed',
  REFUND_FAILED_INSUFFICIENT_FUNDS: 'balance',
  INSUFFICIENT_FUNDS: 'balance',
  PENDING_CAPTURE: 'processing',
  PAYEE_ACCOUNT_LOCKED_OR_CLOSED: 'account-closed',
  PAYER_ACCOUNT_LOCKED_OR_CLOSED: 'account-closed',
}

export const refusalOf = (issue: string): RefundFault => refusals[issue] ?? 'other'
