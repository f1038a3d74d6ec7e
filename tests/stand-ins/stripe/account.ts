import type {
  Charge,
  Dispute,
  Event,
  LineItem,
  PaymentIntent,
  Refund,
  Session,
} from './objects/types.ts'
import type { SentEvent } from './webhooks.ts'

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
  tell: (type: Event['type'], object: Event['data']['object']) => void
  /** Every event that was told, oldest first. */
  told: SentEvent[]
}

export function newId(prefix: string): string {
  return `${prefix}_${crypto.randomUUID().replaceAll('-', '').slice(0, 24)}`
}
