import type Stripe from 'stripe'
import { asciiEmail } from '../../platform/email-address.ts'
import type { PaymentDispute, PaymentRequest, PaymentState } from '../provider.ts'
import { paymentWords } from '../words.ts'
import { instantMethods } from './payment-methods.ts'
import { readRefund } from './refunds.ts'

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
        unit_amount: line.unitPrice,
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
          fixed_amount: { amount: request.delivery.price, currency },
        },
      },
    ],
    ...(!request.delayed && { allowed_payment_method_types: instantMethods }),
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

/** The payment of a session and its latest charge, where they were asked for. */
export function paymentOf({ payment_intent }: Stripe.Checkout.Session) {
  const intent = typeof payment_intent === 'object' ? payment_intent : null
  return { intent, charge: typeof intent?.latest_charge === 'object' ? intent.latest_charge : null }
}

/**
 * Reads the state from a session with its payment intent and latest charge.
 *
 * @param disputes all about the charge, newest first
 * @param refunds all of the charge, newest first
 */
export function readPaymentState(
  session: Stripe.Checkout.Session,
  disputes: Stripe.Dispute[] = [],
  refunds: Stripe.Refund[] = [],
): PaymentState {
  const { intent } = paymentOf(session)
  return {
    sessionId: session.id,
    status: statusOf(session, intent),
    declined: Boolean(intent?.last_payment_error),
    amount: session.amount_total ?? 0,
    currency: (session.currency ?? '').toUpperCase(),
    paymentRef: intent?.id ?? null,
    refunds: refunds.map(readRefund).reverse(),
    disputes: disputes.map(readDispute).reverse(),
    url: session.url,
  }
}

function readDispute(dispute: Stripe.Dispute): PaymentDispute {
  const moved = dispute.balance_transactions.map(({ amount }) => amount)
  return {
    id: dispute.id,
    amount: dispute.amount,
    standing: standingOf(dispute.status),
    dueBy: isDue(dispute.status) ? dispute.evidence_details.due_by : null,
    reason: dispute.reason,
    withdrawn: moved.some((amount) => amount < 0),
    reinstated: moved.some((amount) => amount > 0),
  }
}

const isDue = (status: Stripe.Dispute.Status): boolean => status.endsWith('needs_response')

/** Source: docs.stripe.com/api/disputes/object, `status`. */
function standingOf(status: Stripe.Dispute.Status): PaymentDispute['standing'] {
  if (status === 'won') return 'won'
  if (status === 'lost') return 'lost'
  if (status === 'warning_closed' || status === 'prevented') return 'closed'
  if (status.startsWith('appeal_')) return 'appeal'
  return status.startsWith('warning_') ? 'inquiry' : 'open'
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
