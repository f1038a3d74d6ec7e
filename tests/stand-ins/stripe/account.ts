import type Stripe from 'stripe'
import type {
  BalanceTransaction,
  Charge,
  Dispute,
  Event,
  LineItem,
  PaymentIntent,
  Payout,
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

/** A refund that will be refused: a code of docs.stripe.com/error-codes. */
type RefusedRefund = { refuse: string }

/** A refund that will wait: for what is said, or for details that only the shopper has. */
export type WaitingRefund = { wait: Stripe.Refund.PendingReason | 'requires_action' }

/** The shop's account at the provider: all there is, in the order in which it was made. */
export type Account = {
  /** The provider's clock, in whole seconds. */
  now: () => number
  checkouts: Map<string, Checkout>
  intents: Map<string, PaymentIntent>
  charges: Map<string, Charge>
  refunds: Map<string, Refund>
  disputes: Map<string, Dispute>
  /** Money that moved in the balance. */
  movements: Map<string, BalanceTransaction>
  payouts: Map<string, Payout>
  /** Which payout has brought a movement to the bank. */
  paidOut: Map<string, string>
  /** In which other currency what comes in one of these is settled. */
  exchange: Map<string, { currency: string; rate: number }>
  /** What was ordered for the next refunds. */
  nextRefunds: (RefusedRefund | WaitingRefund)[]
  /** Makes an event of `object` as it is now, and sends it to the shop. */
  tell: (type: Event['type'], object: Event['data']['object']) => void
  /** Every event that was told, oldest first. */
  told: SentEvent[]
}

export function newId(prefix: string): string {
  return `${prefix}_${crypto.randomUUID().replaceAll('-', '').slice(0, 24)}`
}
