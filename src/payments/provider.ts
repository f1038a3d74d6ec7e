import type { Seconds } from '../platform/clock.ts'
import type { Minor } from '../platform/money.ts'

/**
 * A provider of hosted payment pages. Card data never touches the shop: the shopper is sent to the provider's page and
 * comes back, and the shop asks the provider what became of it.
 *
 * Every call throws `PaymentsUnavailable` when the provider does not answer in time, and `PaymentsRefused` when it will not
 * do it.
 */
export type PaymentProvider = {
  name: string
  /**
   * Opens a payment page. Called again for the same order it returns the same page.
   */
  openSession(request: PaymentRequest): Promise<{ id: string; url: string }>
  /** What the provider says of a session now. */
  readSession(id: string): Promise<PaymentTruth>
  /** Closes a payment page, so that nobody can pay any more, and says what is true afterwards: it may have been paid before. */
  expireSession(id: string): Promise<PaymentTruth>
  /** Sends money back. The same `key` sends it once. */
  refund(refund: { paymentRef: string; amount: Minor; key: string }): Promise<void>
  /**
   * Events that were not delivered, or not answered well, although they are a minute old: of kinds that can change an order,
   * newest first, at most 300. What was acted on before may be among them.
   */
  undeliveredEvents(): Promise<PaymentEvent[]>
  /** Reads a webhook; null when its signature, age or form is wrong, and nothing of it can be believed. */
  readEvent(body: string, headers: Headers): Promise<PaymentEvent | null>
}

export type PaymentRequest = {
  orderId: string
  number: string
  currency: string
  lines: { name: string; description: string; unitPrice: Minor; quantity: number }[]
  delivery: { name: string; price: Minor }
  total: Minor
  email: string
  /** When the page closes; the shop keeps the pieces until then. */
  expiresAt: Seconds
  returnUrl: string
  cancelUrl: string
}

/** What the provider knows about one payment. Amounts in minor units of `currency`. */
export type PaymentTruth = {
  sessionId: string
  /**
   * - `open`: the page can still be used
   * - `processing`: the shopper finished, the money is on its way
   * - `paid`: the money is there
   * - `failed`: the money did not come and will not
   * - `expired`: the page closed without payment
   * - `unknown`: the provider has no such page, because its account was changed or the page deleted
   */
  status: 'open' | 'processing' | 'paid' | 'failed' | 'expired' | 'unknown'
  /** Somebody tried to pay and was refused. */
  declined: boolean
  amount: Minor
  currency: string
  /** The provider's name for the money itself, once there is any. */
  paymentRef: string | null
  refunded: Minor
  /** A refund came back from the shopper's bank, days after it was made. `refunded` is less by its amount then. */
  refundFailed: boolean
  disputed: boolean
  /** Address of the page while it is open. */
  url: string | null
}

/** An event that the provider reports. What it says is never acted on; the shop asks for the truth. */
export type PaymentEvent = {
  id: string
  kind: string
  orderId: string | null
  sessionId: string | null
  paymentRef: string | null
  /** Whether the kind is one that can change an order. */
  matters: boolean
}

/** The provider cannot be reached, is too slow, or asks to come back later. Nothing is known about the outcome. */
export class PaymentsUnavailable extends Error {
  override name = 'PaymentsUnavailable'
}

/** The provider will not do it, now or later; its code says why. The owner must look. */
export class PaymentsRefused extends Error {
  override name = 'PaymentsRefused'
  readonly code: string
  constructor(code: string) {
    super(code)
    this.code = code
  }
}

/** Whether a call failed on the provider's side: the shopper is asked to try again, and nothing is broken here. */
export const isProviderFault = (error: unknown): error is PaymentsUnavailable | PaymentsRefused =>
  error instanceof PaymentsUnavailable || error instanceof PaymentsRefused
