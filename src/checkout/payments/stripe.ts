import Stripe from 'stripe'
import { now } from '../../platform/clock.ts'
import type { Config } from '../../platform/config.ts'
import {
  type PaymentEvent,
  type PaymentProvider,
  type PaymentRequest,
  PaymentsRefused,
  PaymentsUnavailable,
  type PaymentTruth,
} from './provider.ts'
import { fromStripe, toStripe } from './stripe-amount.ts'

/** One try and one retry must end within the 8 s that a shopper waits for the payment page. */
const TIMEOUT_MS = 3_500
const TOLERANCE_SECONDS = 300

/** Stripe Checkout. Source of the rules: docs.stripe.com/api/checkout/sessions and docs.stripe.com/webhooks. */
export function stripePayments(config: Config): PaymentProvider {
  const stripe = clientFor(config)
  const expand = ['payment_intent.latest_charge']
  const readSession = (id: string) =>
    reach(async () => readTruth(await stripe.checkout.sessions.retrieve(id, { expand }))).catch(
      (error: unknown) => {
        if (error instanceof PaymentsRefused && error.code === 'resource_missing')
          return { ...nothingKnown, sessionId: id }
        throw error
      },
    )
  return {
    name: 'stripe',

    openSession: (request) =>
      reach(async () => {
        const session = await stripe.checkout.sessions.create(sessionParams(request), {
          idempotencyKey: `checkout:${request.orderId}`,
        })
        if (!session.url) throw new PaymentsRefused('no-page')
        return { id: session.id, url: session.url }
      }),

    readSession: (id) => readSession(id),

    expireSession: (id) =>
      reach(async () => readTruth(await stripe.checkout.sessions.expire(id, { expand }))).catch(
        (error: unknown) => {
          // Only open sessions can be closed; any other tells what became of it.
          if (error instanceof PaymentsRefused) return readSession(id)
          throw error
        },
      ),

    refund: ({ paymentRef, amount, key }) =>
      reach(async () => {
        const intent = await stripe.paymentIntents.retrieve(paymentRef)
        const params = { payment_intent: paymentRef, amount: toStripe(amount, intent.currency) }
        await stripe.refunds.create(params, { idempotencyKey: key })
      }).catch((error: unknown) => {
        // Done before, perhaps by the owner in the dashboard: the next look at the truth shows it.
        if (error instanceof PaymentsRefused && error.code === 'charge_already_refunded') return
        throw error
      }),

    async readEvent(body, headers) {
      const signature = headers.get('Stripe-Signature') ?? ''
      const sentAt = Number(/(?:^|,)t=(\d+)/.exec(signature)?.[1])
      // The SDK refuses what is too old, but takes what comes from the future.
      if (!(Math.abs(now() - sentAt) <= TOLERANCE_SECONDS)) return null
      try {
        const event = await stripe.webhooks.constructEventAsync(
          body,
          signature,
          config.STRIPE_WEBHOOK_SECRET,
          TOLERANCE_SECONDS,
          undefined,
          now() * 1000,
        )
        return describe(event)
      } catch (error) {
        if (error instanceof Stripe.errors.StripeSignatureVerificationError) return null
        if (error instanceof SyntaxError) return null
        throw error
      }
    },
  }
}

const clients = new Map<string, Stripe>()

function clientFor(config: Config): Stripe {
  const { STRIPE_API_BASE, STRIPE_SECRET_KEY } = config
  const name = `${STRIPE_API_BASE} ${STRIPE_SECRET_KEY}`
  const known = clients.get(name)
  if (known) return known
  const base = new URL(STRIPE_API_BASE)
  const protocol = base.protocol === 'http:' ? 'http' : 'https'
  const client = new Stripe(STRIPE_SECRET_KEY, {
    host: base.hostname,
    protocol,
    port: base.port || { http: 80, https: 443 }[protocol],
    httpClient: Stripe.createFetchHttpClient((url, init) => fetch(url, init)),
    timeout: TIMEOUT_MS,
    maxNetworkRetries: 1,
    telemetry: false,
  })
  clients.set(name, client)
  return client
}

/** Runs a call and tells the two ways apart in which Stripe can fail to do it. Faults of ours pass. */
async function reach<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call()
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeError)) throw error
    const { StripeConnectionError, StripeAPIError, StripeRateLimitError } = Stripe.errors
    const passing = [StripeConnectionError, StripeAPIError, StripeRateLimitError]
    // 409: the same request is under way at this moment.
    if (passing.some((kind) => error instanceof kind) || error.statusCode === 409)
      throw new PaymentsUnavailable(error.type)
    throw new PaymentsRefused(error.code ?? error.type)
  }
}

const nothingKnown: PaymentTruth = {
  sessionId: '',
  status: 'unknown',
  declined: false,
  amount: 0,
  currency: '',
  paymentRef: null,
  refunded: 0,
  disputed: false,
  url: null,
}

function sessionParams(request: PaymentRequest): Stripe.Checkout.SessionCreateParams {
  const currency = request.currency.toLowerCase()
  const metadata = { order_id: request.orderId, order_number: request.number }
  return {
    mode: 'payment',
    submit_type: 'pay',
    client_reference_id: request.orderId,
    customer_email: request.email,
    metadata,
    payment_intent_data: { metadata, description: `Order ${request.number}` },
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

function readTruth(session: Stripe.Checkout.Session): PaymentTruth {
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
    disputed: charge?.disputed ?? false,
    url: session.url,
  }
}

function statusOf(
  session: Stripe.Checkout.Session,
  intent: Stripe.PaymentIntent | null,
): PaymentTruth['status'] {
  if (session.status === 'expired') return 'expired'
  if (session.status !== 'complete') return 'open'
  if (session.payment_status !== 'unpaid') return 'paid'
  const over = intent?.status === 'requires_payment_method' || intent?.status === 'canceled'
  return over ? 'failed' : 'processing'
}

/**
 * Which order an event is about. Metadata of a payment is copied to its charges, and so names the order there too; a dispute
 * only names the payment.
 */
function describe(event: Stripe.Event): PaymentEvent {
  const object = event.data.object as {
    id?: string
    object?: string
    metadata?: Record<string, string> | null
    client_reference_id?: string | null
    payment_intent?: string | { id: string } | null
  }
  const intent = object.object === 'payment_intent' ? object.id : object.payment_intent
  return {
    id: event.id,
    kind: event.type,
    orderId: object.metadata?.order_id ?? object.client_reference_id ?? null,
    sessionId: (object.object === 'checkout.session' && object.id) || null,
    paymentRef: (typeof intent === 'object' ? intent?.id : intent) ?? null,
    matters: kindsThatMatter.has(event.type),
  }
}

const kindsThatMatter = new Set<Stripe.Event['type']>([
  'checkout.session.completed',
  'checkout.session.async_payment_succeeded',
  'checkout.session.async_payment_failed',
  'checkout.session.expired',
  'charge.refunded',
  'charge.dispute.created',
])
