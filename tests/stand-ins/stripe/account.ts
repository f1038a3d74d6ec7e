import type Stripe from 'stripe'
import type { SentEvent } from './webhooks.ts'

/** The fields the stand-in keeps of Stripe's objects, under Stripe's names and types. */
export type Session = Pick<
  Stripe.Checkout.Session,
  | 'id'
  | 'object'
  | 'allowed_payment_method_types'
  | 'amount_subtotal'
  | 'cancel_url'
  | 'client_reference_id'
  | 'created'
  | 'custom_text'
  | 'customer'
  | 'customer_details'
  | 'customer_email'
  | 'expires_at'
  | 'livemode'
  | 'locale'
  | 'mode'
  | 'shipping_cost'
  | 'success_url'
  | 'total_details'
  | 'ui_mode'
  | 'url'
> & {
  amount_total: number
  currency: string
  metadata: Record<string, string>
  payment_intent: string | null
  payment_status: 'unpaid' | 'paid' | 'no_payment_required'
  shipping_options: { shipping_amount: number; shipping_rate: string }[]
  status: 'open' | 'complete' | 'expired'
}

export type LineItem = Pick<
  Stripe.LineItem,
  'id' | 'object' | 'amount_subtotal' | 'amount_total' | 'currency' | 'description' | 'quantity'
>

export type PaymentIntent = Pick<
  Stripe.PaymentIntent,
  | 'id'
  | 'object'
  | 'amount'
  | 'amount_received'
  | 'canceled_at'
  | 'created'
  | 'currency'
  | 'description'
  | 'livemode'
  | 'metadata'
  | 'receipt_email'
> & {
  last_payment_error: PaymentError | null
  latest_charge: string | null
  shipping: object | null
  status: 'succeeded' | 'processing' | 'requires_payment_method' | 'canceled'
}

type PaymentError = Pick<
  Stripe.PaymentIntent.LastPaymentError,
  'charge' | 'code' | 'decline_code' | 'message' | 'type'
>

export type Charge = Pick<
  Stripe.Charge,
  | 'id'
  | 'object'
  | 'amount'
  | 'amount_captured'
  | 'amount_refunded'
  | 'captured'
  | 'created'
  | 'currency'
  | 'disputed'
  | 'failure_code'
  | 'failure_message'
  | 'livemode'
  | 'metadata'
  | 'paid'
  | 'refunded'
> & { payment_intent: string; status: 'succeeded' | 'pending' | 'failed' }

export type Refund = Pick<
  Stripe.Refund,
  'id' | 'object' | 'amount' | 'created' | 'currency' | 'failure_reason' | 'metadata' | 'reason'
> & {
  charge: string
  payment_intent: string
  status: 'succeeded' | 'failed'
}

export type Dispute = Pick<
  Stripe.Dispute,
  | 'id'
  | 'object'
  | 'amount'
  | 'created'
  | 'currency'
  | 'is_charge_refundable'
  | 'livemode'
  | 'metadata'
  | 'reason'
> & { charge: string; payment_intent: string; status: 'needs_response' }

/** A session with what Stripe keeps beside it until somebody pays. */
export type Checkout = {
  session: Session
  lines: LineItem[]
  /** Names of the shipping rates, by id. */
  rateNames: Map<string, string>
  /** What the payment will carry: `payment_intent_data`. */
  payment: Pick<PaymentIntent, 'description' | 'metadata' | 'receipt_email' | 'shipping'>
}

/** The shop's account at the provider: all there is, in the order in which it was made. */
export type Account = {
  /** The provider's clock, in whole seconds. */
  now: () => number
  checkouts: Map<string, Checkout>
  intents: Map<string, PaymentIntent>
  charges: Map<string, Charge>
  refunds: Map<string, Refund>
  disputes: Map<string, Dispute>
  /** Makes an event of `object` as it is now, and sends it to the shop. */
  tell: (type: string, object: object) => void
  /** Every event that was told, oldest first. */
  told: SentEvent[]
}

export function newId(prefix: string): string {
  return `${prefix}_${crypto.randomUUID().replaceAll('-', '').slice(0, 24)}`
}
