import type Stripe from 'stripe'

/**
 * Events that can change an order: what Stripe is to tell the shop's webhook endpoint, and what the clock asks for when it
 * was not told. Source: docs.stripe.com/api/events/types.
 */
export const kindsThatMatter = [
  'checkout.session.completed',
  'checkout.session.async_payment_succeeded',
  'checkout.session.async_payment_failed',
  'checkout.session.expired',
  'charge.refunded',
  'charge.dispute.created',
  'refund.failed',
] satisfies Stripe.Event['type'][]
