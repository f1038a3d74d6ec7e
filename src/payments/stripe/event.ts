import Stripe from 'stripe'
import { now } from '../../platform/clock.ts'
import type { PaymentEvent } from '../provider.ts'
import { kindsThatMatter } from './event-kinds.ts'

const TOLERANCE_SECONDS = 300

/**
 * Reads a webhook of Stripe; null when its signature, age or form is wrong.
 *
 * @param body exactly as it came: the signature is over its bytes
 */
export async function readEvent(
  stripe: Stripe,
  secret: string,
  body: string,
  headers: Headers,
): Promise<PaymentEvent | null> {
  // Stripe's have about 100 characters, for each secret that is valid.
  const signature = (headers.get('Stripe-Signature') ?? '').slice(0, 1000)
  const sentAt = Number(/(?:^|,)t=(\d+)/.exec(signature)?.[1])
  // The SDK refuses what is too old, but takes what comes from the future.
  if (!(Math.abs(now() - sentAt) <= TOLERANCE_SECONDS)) return null
  const { webhooks } = stripe
  const at = now() * 1000
  try {
    return describe(
      await webhooks.constructEventAsync(body, signature, secret, TOLERANCE_SECONDS, undefined, at),
    )
  } catch (error) {
    if (error instanceof Stripe.errors.StripeSignatureVerificationError) return null
    if (error instanceof SyntaxError) return null
    throw error
  }
}

/**
 * Which order an event is about. Stripe copies the metadata of a payment to its charges, so that
 * they name the order too; a dispute only names the payment.
 */
export function describe(event: Stripe.Event): PaymentEvent {
  // Stripe's thin events bring no object; the shop subscribes to none of them.
  const object = (event.data?.object ?? {}) as {
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
    // What happened on an account that is connected to ours was not paid to us.
    matters: kindsThatMatter.some((kind) => kind === event.type) && !event.account,
  }
}
