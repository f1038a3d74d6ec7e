import type { Address } from '../orders/contact.ts'
import type { MoneyAwaits } from '../orders/rules.ts'
import type { Seconds } from '../platform/clock.ts'
import type { Minor } from '../platform/money.ts'
import type { JournalKind, RefundFault, RefundState } from './refund-rules.ts'

/**
 * A provider of hosted payment pages. Card data never touches the shop: the shopper is sent to the
 * provider's page and comes back, and the shop asks the provider what became of it.
 *
 * Every call throws `PaymentsUnavailable` when the provider does not answer in time, and
 * `PaymentsRefused` when it will not do it.
 */
export type PaymentProvider = {
  name: string
  /** Whether no money comes before `capture`. */
  paidByCapture: boolean
  /**
   * Opens a payment page, and returns what it will charge. Called again with the same `key` it
   * returns the same page.
   */
  openSession(
    request: PaymentRequest,
  ): Promise<Pick<PaymentState, 'amount' | 'currency'> & { id: string; url: string }>
  /** The state of a session's payment now. */
  readSession(id: string): Promise<PaymentState>
  /**
   * Closes a payment page and returns the state afterwards: it may have been paid before. What was
   * approved on it is `expired` then, and never captured. A page that a provider cannot close may
   * still be approved: nothing is taken for it.
   */
  expireSession(id: string): Promise<PaymentState>
  /**
   * Takes the money that the shopper has approved and returns the state afterwards: not `paid` where
   * the provider or the shopper's bank refuses. Called again it takes it once.
   */
  capture(id: string): Promise<PaymentState>
  /**
   * Sends money back, and says how that stands. The same `id` sends it once, for as long as the
   * provider keeps its answers; `PaymentState.refunds` names it for ever. The code of
   * `PaymentsRefused` is a `RefundFault`.
   */
  refund(refund: {
    paymentRef: string
    amount: Minor
    currency: string
    id: string
  }): Promise<ProviderRefund>
  /**
   * Movements of money in the provider's balance, oldest first, at most 100: those after the one
   * named, or the first of the last 10,000. Those that are no order's are among them. Refused with
   * `NOT_PERMITTED` where the shop may not read them, as is `balance`.
   */
  movements(after: string | null): Promise<Movement[]>
  /**
   * Before which movement none is added any more, where the provider may report one later than
   * younger ones. Null: it never does.
   */
  readAgainFrom(): string | null
  /** All that is in the provider's balance now, in minor units by currency. */
  balance(): Promise<Record<string, Minor>>
  /** Names of the movements that a payout has brought to the shop's bank, itself not among them. */
  movementsOfPayout(reference: string): Promise<string[]>
  /**
   * Events that are a minute old and were not delivered, or not answered with success: of kinds
   * that can change an order, newest first, at most 1,500. Some may have been handled before.
   */
  undeliveredEvents(): Promise<PaymentEvent[]>
  /** Where the owner sees a payment, and refunds it: in the provider's dashboard. */
  dashboard(paymentRef: string): string
  /** Where the provider protects the shop for what was sent with a number. Absent: it asks for none. */
  parcels?: ReportedParcels
  /** Reads a webhook; null when its signature, age or form is wrong. */
  readEvent(body: string, headers: Headers): Promise<PaymentEvent | null>
}

export type PaymentRequest = {
  /** Names the page: the same one is opened once. */
  key: string
  orderId: string
  number: string
  currency: string
  lines: { name: string; description: string; unitPrice: Minor; quantity: number }[]
  delivery: { name: string; price: Minor }
  total: Minor
  email: string
  /** Where it is sent; of what is collected, without lines. */
  address: Address
  /** Whether the page may offer ways of paying whose money comes days later. */
  delayed: boolean
  /** When the page closes; the stock is held until then. */
  expiresAt: Seconds
  returnUrl: string
  cancelUrl: string
}

/** The state of one payment at the provider. Amounts in minor units of `currency`. */
export type PaymentState = {
  sessionId: string
  /**
   * - `open`: the page can still be used
   * - `approved`: the shopper has agreed, and the money comes once the shop takes it
   * - `processing`: the shopper finished, the money is on its way
   * - `paid`: the money is there
   * - `failed`: the money did not come and will not
   * - `expired`: the page closed without payment
   * - `unknown`: the provider has no such page, because its account was changed or the page deleted
   */
  status: 'open' | 'approved' | 'processing' | 'paid' | 'failed' | 'expired' | 'unknown'
  /** What money that is `processing` waits for. Absent: the provider does not say. */
  awaits?: MoneyAwaits | null
  /** Somebody tried to pay and was refused. */
  declined: boolean
  amount: Minor
  currency: string
  /** The provider's name for the money itself, once there is any. */
  paymentRef: string | null
  /** All that were asked for, here or in the provider's dashboard, oldest first. */
  refunds: ProviderRefund[]
  /** Every dispute about the money, oldest first. */
  disputes: PaymentDispute[]
  /** Address of the page while it is open. */
  url: string | null
}

/** The state of a payment of which no money has come. */
export const nothingPaid = (
  sessionId: string,
  status: PaymentState['status'],
  { amount, currency } = { amount: 0, currency: '' },
): PaymentState => ({
  ...{ sessionId, status, declined: false, amount, currency },
  ...{ paymentRef: null, refunds: [], disputes: [], url: null },
})

/** Money that goes back, as the provider has it. */
export type ProviderRefund = {
  /** The provider's name of it. */
  ref: string
  /** Ours, where the shop asked for it. Null: it was made in the provider's dashboard. */
  id: string | null
  amount: Minor
  state: Exclude<RefundState, 'asked'>
  /** Why it waits, or failed. */
  fault: RefundFault | null
  at: Seconds
}

/** What a provider knows of the parcels of a payment, so that it can see that they have arrived. */
export type ReportedParcels = {
  /** Says with which number a parcel was sent; said again it is one parcel. */
  report(payment: PaymentNames, parcel: ReportedParcel): Promise<void>
  /** The numbers that were reported and not withdrawn, here or in the provider's dashboard. */
  reported(payment: PaymentNames): Promise<string[]>
  /** Says that a number is none of the payment's. */
  withdraw(payment: PaymentNames, number: string): Promise<void>
}

export type PaymentNames = { sessionId: string; paymentRef: string }

/** `carrier`: id of one that the shop knows or the owner's own, and what it is called. */
export type ReportedParcel = { carrier: { id: string; name: string }; number: string }

/** Money that moved in the provider's balance. Amounts in minor units of `currency`, what comes in is positive. */
export type Movement = {
  /** The provider's name of it. */
  ref: string
  at: Seconds
  kind: JournalKind
  /** Before the provider kept its fee. */
  amount: Minor
  fee: Minor
  currency: string
  /** What the shopper paid or got back, where that was in another currency. */
  charged: { amount: Minor; currency: string } | null
  /** The provider's name of what moved it: charge, refund, dispute, payout. */
  reference: string
  /** Which payment of an order it is about. Null: none that the provider names. */
  paymentRef: string | null
  /** The order that a sale names itself; there may be no such order. */
  orderId: string | null
}

/** A shopper's bank asks for money back. */
export type PaymentDispute = {
  id: string
  /** What is asked for; it may be a part of the payment. */
  amount: Minor
  /**
   * - `inquiry`: the bank asks, and has taken nothing
   * - `open`: to be answered, or under review
   * - `appeal`: decided, and under review once more
   * - `won`, `lost`: decided for the shop, for the shopper
   * - `closed`: ended without a decision, like an inquiry that led to nothing
   */
  standing: 'inquiry' | 'open' | 'appeal' | 'won' | 'lost' | 'closed'
  /** By when the shop must answer. Null: it need not, or cannot any more. */
  dueBy: Seconds | null
  /** What the shopper's bank says, as the provider codes it: `product_not_received`. */
  reason: string
  /** The provider has taken the amount from the shop's balance, and put it back. */
  withdrawn: boolean
  reinstated: boolean
}

/** An event that the provider reports: which order to ask about. Nothing else of it is believed. */
export type PaymentEvent = {
  id: string
  kind: string
  orderId: string | null
  sessionId: string | null
  paymentRef: string | null
  /** Whether the kind is one that can change an order. */
  matters: boolean
}

/**
 * The provider cannot be reached, is too slow, or asks to come back later. The outcome is not
 * known.
 */
export class PaymentsUnavailable extends Error {
  override name = 'PaymentsUnavailable'
}

/**
 * The provider will not do it, now or later; its code says why. The owner must look, except at
 * `total-too-large` and `total-too-small` of a payment page, and at `<field of the address>-refused`.
 */
export class PaymentsRefused extends Error {
  override name = 'PaymentsRefused'
  readonly code: string
  constructor(code: string) {
    super(code)
    this.code = code
  }
}

/** The code of `PaymentsRefused` where the shop's key or app may not do it: the owner can let it. */
export const NOT_PERMITTED = 'not-permitted'

export const isNotPermitted = (error: unknown): boolean =>
  error instanceof PaymentsRefused && error.code === NOT_PERMITTED

/** Whether a call failed on the provider's side, so that the shopper may try again. */
export const isProviderFault = (error: unknown): error is PaymentsUnavailable | PaymentsRefused =>
  error instanceof PaymentsUnavailable || error instanceof PaymentsRefused
