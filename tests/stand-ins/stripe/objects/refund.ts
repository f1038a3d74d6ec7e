import type { Refund } from './types.ts'

type Given = Pick<
  Refund,
  'id' | 'amount' | 'charge' | 'created' | 'currency' | 'metadata' | 'payment_intent' | 'reason'
>

/** A refund that succeeded, with every field that Stripe answers. */
export const newRefund = (given: Given): Refund => ({
  object: 'refund',
  balance_transaction: null,
  customer: null,
  customer_account: null,
  payment_method: null,
  receipt_number: null,
  source_transfer_reversal: null,
  status: 'succeeded',
  transfer_reversal: null,
  ...given,
})
