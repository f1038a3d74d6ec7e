import type Stripe from 'stripe'
import type { Charge } from './types.ts'

type Given = Pick<
  Charge,
  | 'id'
  | 'amount'
  | 'created'
  | 'currency'
  | 'description'
  | 'metadata'
  | 'payment_intent'
  | 'receipt_email'
>

/** A charge whose money is not there yet, with every field that Stripe answers. */
export const newCharge = (given: Given): Charge =>
  ({
    object: 'charge',
    amount_captured: 0,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: null,
    billing_details: { address: null, email: null, name: null, phone: null, tax_id: null },
    calculated_statement_descriptor: null,
    captured: false,
    customer: null,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: null,
    failure_message: null,
    fraud_details: {},
    livemode: false,
    on_behalf_of: null,
    outcome: null,
    paid: false,
    payment_method: null,
    payment_method_details: null,
    receipt_number: null,
    receipt_url: null,
    refunded: false,
    review: null,
    shipping: null,
    source: null,
    source_transfer: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: 'pending',
    transfer_data: null,
    transfer_group: null,
    ...given,
  }) satisfies Stripe.Charge
