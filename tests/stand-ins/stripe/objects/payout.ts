import type { Payout } from './types.ts'

const DAY = 86_400

type Given = Pick<Payout, 'id' | 'amount' | 'created' | 'currency' | 'balance_transaction'>

/** A payout on its way to the shop's bank, with every field that Stripe answers. */
export const newPayout = (given: Given): Payout => ({
  object: 'payout',
  application_fee: null,
  application_fee_amount: null,
  arrival_date: given.created + DAY,
  automatic: true,
  description: 'STRIPE PAYOUT',
  destination: null,
  failure_balance_transaction: null,
  failure_code: null,
  failure_message: null,
  livemode: false,
  metadata: {},
  method: 'standard',
  original_payout: null,
  payout_method: null,
  reconciliation_status: 'completed',
  reversed_by: null,
  source_type: 'card',
  statement_descriptor: null,
  status: 'in_transit',
  trace_id: null,
  type: 'bank_account',
  ...given,
})
