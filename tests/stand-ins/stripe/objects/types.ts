import type Stripe from 'stripe'

// Stripe's own types, narrowed to what the stand-in makes: ids where Stripe may expand objects.

export type Session = Omit<Stripe.Checkout.Session, 'shipping_options'> & {
  amount_total: number
  currency: string
  metadata: Record<string, string>
  payment_intent: string | null
  shipping_options: { shipping_amount: number; shipping_rate: string }[]
  status: 'open' | 'complete' | 'expired'
}

export type LineItem = Stripe.LineItem

export type PaymentIntent = Stripe.PaymentIntent & {
  latest_charge: string | null
  status: 'succeeded' | 'processing' | 'requires_payment_method' | 'canceled'
}

export type Charge = Stripe.Charge & {
  balance_transaction: string | null
  payment_intent: string
  status: 'succeeded' | 'pending' | 'failed'
}

export type Refund = Stripe.Refund & {
  charge: string
  payment_intent: string
  status: 'pending' | 'requires_action' | 'succeeded' | 'failed' | 'canceled'
}

export type Dispute = Stripe.Dispute & { charge: string; payment_intent: string }

export type BalanceTransaction = Stripe.BalanceTransaction & { source: string | null }

export type Payout = Stripe.Payout & { balance_transaction: string }

/** An event about any of these. */
export type Event = Stripe.EventBase
