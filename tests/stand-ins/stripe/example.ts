import type Stripe from 'stripe'
import { sdkFor } from './sdk.ts'
import { createStripeStandIn, type Options } from './stand-in.ts'

export const webhookSecret = 'whsec_example'

/** A stand-in for a test: a clock that the test moves, a shop that keeps what it is told. */
export function openExample(options: Partial<Options> = {}) {
  const clock = { now: Date.UTC(2026, 10, 22, 12) }
  const received: Stripe.Event[] = []
  const stripe = createStripeStandIn({
    secretKey: 'sk_test_standin',
    webhookSecret,
    now: () => clock.now,
    retryDelays: [],
    patience: { never: 60_000, slow: 30 },
    deliver: async (request) => {
      received.push(await request.json())
      return new Response('ok')
    },
    ...options,
  })
  return { stripe, clock, received, sdk: sdkFor(stripe.fetch) }
}

type Create = Stripe.Checkout.SessionCreateParams

/** A ring for €890.00 and delivery for €7.90, as a shop would ask to have it paid. */
export function ringOrder(changes: Partial<Create> = {}): Create {
  return {
    mode: 'payment',
    success_url: 'https://shop.test/checkout/return?session={CHECKOUT_SESSION_ID}',
    cancel_url: 'https://shop.test/cart',
    client_reference_id: 'J-7K4M2QXD',
    customer_email: 'anna@example.com',
    line_items: [line('Signet ring', 89_000)],
    shipping_options: [delivery('Insured', 790)],
    metadata: { order: 'o1' },
    payment_intent_data: { metadata: { order: 'o1' } },
    ...changes,
  }
}

export function line(name: string, price: number, quantity = 1, currency = 'eur') {
  return { price_data: { currency, unit_amount: price, product_data: { name } }, quantity }
}

export function delivery(name: string, amount: number, currency = 'eur') {
  return {
    shipping_rate_data: {
      type: 'fixed_amount' as const,
      display_name: name,
      fixed_amount: { amount, currency },
    },
  }
}
