import type Stripe from 'stripe'

/**
 * Events that can change an order: those that Stripe is to send to the shop's webhook endpoint, and
 * that the clock asks for when they did not arrive. Source: docs.stripe.com/api/events/types.
 */
export const kindsThatMatter = [
  'checkout.session.completed',
  'checkout.session.async_payment_succeeded',
  'checkout.session.async_payment_failed',
  'checkout.session.expired',
  'charge.refunded',
  'charge.dispute.created',
  'charge.dispute.updated',
  'charge.dispute.funds_withdrawn',
  'charge.dispute.funds_reinstated',
  'charge.dispute.closed',
  'refund.created',
  'refund.updated',
  'refund.failed',
] satisfies Stripe.Event['type'][]
