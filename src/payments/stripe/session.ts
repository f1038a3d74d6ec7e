import type Stripe from 'stripe'
import { asciiEmail } from '../../platform/email-address.ts'
import type { PaymentRequest, PaymentState } from '../provider.ts'
import { paymentWords } from '../words.ts'
import { fromStripe, toStripe } from './amount.ts'

/** The state of a session that the account does not have. */
export const unknownSession = (sessionId: string): PaymentState => ({
  sessionId,
  status: 'unknown',
  declined: false,
  amount: 0,
  currency: '',
  paymentRef: null,
  refunded: 0,
  refundFailed: false,
  disputed: false,
  url: null,
})

/** An order as Stripe is asked to have it paid: lines and delivery add up to its total. */
export function sessionParams(request: PaymentRequest): Stripe.Checkout.SessionCreateParams {
  const currency = request.currency.toLowerCase()
  const metadata = { order_id: request.orderId, order_number: request.number }
  return {
    mode: 'payment',
    submit_type: 'pay',
    client_reference_id: request.orderId,
    ...customerEmail(request.email),
    metadata,
    payment_intent_data: { metadata, description: paymentWords().order(request.number) },
    line_items: request.lines.map((line) => ({
      quantity: line.quantity,
      price_data: {
        currency,
        unit_amount: toStripe(line.unitPrice, currency),
        product_data: {
          name: line.name,
          ...(line.description && { description: line.description }),
        },
      },
    })),
    shipping_options: [
      {
        shipping_rate_data: {
          type: 'fixed_amount',
          display_name: request.delivery.name,
          fixed_amount: { amount: toStripe(request.delivery.price, currency), currency },
        },
      },
    ],
    expires_at: request.expiresAt,
    success_url: request.returnUrl,
    cancel_url: request.cancelUrl,
  }
}

/**
 * Stripe does not say which addresses it takes, and one that it refuses would stop the payment: an
 * unusual one is left out, and Stripe's page asks for it.
 */
function customerEmail(email: string): { customer_email?: string } {
  const ascii = asciiEmail(email)
  return /^[\w+'-]+(\.[\w+'-]+)*@([a-z\d-]+\.)+[a-z]+$/i.test(ascii)
    ? { customer_email: ascii }
    : {}
}

/** Reads the state from a session with its payment intent and latest charge. */
export function readPaymentState(session: Stripe.Checkout.Session): PaymentState {
  const intent = typeof session.payment_intent === 'object' ? session.payment_intent : null
  const charge = typeof intent?.latest_charge === 'object' ? intent.latest_charge : null
  const currency = (session.currency ?? '').toUpperCase()
  return {
    sessionId: session.id,
    status: statusOf(session, intent),
    declined: Boolean(intent?.last_payment_error),
    amount: fromStripe(session.amount_total ?? 0, currency),
    currency,
    paymentRef: intent?.id ?? null,
    refunded: fromStripe(charge?.amount_refunded ?? 0, currency),
    refundFailed: charge?.refunds?.data.some(({ status }) => status === 'failed') ?? false,
    disputed: charge?.disputed ?? false,
    url: session.url,
  }
}

function statusOf(
  session: Stripe.Checkout.Session,
  intent: Stripe.PaymentIntent | null,
): PaymentState['status'] {
  if (session.status === 'expired') return 'expired'
  if (session.status !== 'complete') return 'open'
  if (session.payment_status !== 'unpaid') return 'paid'
  const over = intent?.status === 'requires_payment_method' || intent?.status === 'canceled'
  return over ? 'failed' : 'processing'
}
