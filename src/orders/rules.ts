import type { PromisedDates } from '../delivery/rules/promised-dates.ts'
import type { CalendarDate } from '../platform/calendar-date.ts'
import type { Contact } from './contact.ts'

/**
 * The state of an order.
 *
 * - `pending`: placed, stock held, payment session open
 * - `processing`: the shopper finished, the money is on its way (asynchronous payment)
 * - `paid`: to be fulfilled
 * - `review`: money came that does not match the order; the owner decides at the desk
 * - `released`: not paid in time, declined or given up; the stock was given back
 * - `refunding`: money came for what cannot be had any more, because the stock was sold meanwhile or
 *   the piece to be changed has gone on; it is being refunded
 * - `refunded`: all money was refunded; it stays so when some of it comes back from the bank
 */
export type OrderState =
  | 'pending'
  | 'processing'
  | 'paid'
  | 'review'
  | 'released'
  | 'refunding'
  | 'refunded'

/**
 * Where an order was placed: in the shop, or by staff for somebody on the telephone or at the counter;
 * `change`: it pays for the change of another order.
 */
export type OrderOrigin = 'shop' | 'phone' | 'counter' | 'change'

/** How staff take money and give it back, without a payment provider. */
export const handWays = ['transfer', 'cash'] as const
export type HandWay = (typeof handWays)[number]

/** How staff take an order's money. Null: `provider` is a payment provider. */
export const handWay = (provider: string): HandWay | null =>
  handWays.find((way) => way === provider) ?? null

/** Whether staff take an order's money, and no payment provider. */
export const isTakenByHand = ({ provider }: { provider: string }): boolean =>
  handWay(provider) !== null

/** Whether an order is for somebody else: nothing in its parcel says what it cost. */
export const isGift = ({ giftWrap, giftMessage, noPrices }: Contact): boolean =>
  giftWrap || giftMessage !== '' || noPrices === true

/** The currency of an order's money: its own, unless something went wrong. */
export const moneyCurrency = (order: { currency: string; paidCurrency: string | null }): string =>
  order.paidCurrency ?? order.currency

/** Whether an order waits for its customer to pay by the link that staff sent. */
export const isPaidByLink = (order: {
  state: OrderState
  origin: OrderOrigin
  provider: string
}): boolean => order.state === 'pending' && order.origin !== 'shop' && !isTakenByHand(order)

/** Whether an order waits for its customer's bank transfer. */
export const awaitsTransfer = (order: { state: OrderState; provider: string }): boolean =>
  order.state === 'processing' && order.provider === 'transfer'

/** How a change of an order stands: to be paid for first, made, or not wanted any more. */
export type ChangeState = 'waiting' | 'applied' | 'dropped'

/** Every allowed move. A state is left at most once, so no move leads back to a former state. */
const moves: Record<OrderState, readonly OrderState[]> = {
  pending: ['processing', 'paid', 'review', 'released', 'refunding'],
  processing: ['paid', 'review', 'released', 'refunding'],
  review: ['paid', 'refunded'],
  paid: ['refunded'],
  released: ['paid', 'review', 'refunding'],
  refunding: ['refunded'],
  refunded: [],
}

export function mayMove(from: OrderState, to: OrderState): boolean {
  return moves[from].includes(to)
}

/** Dates that an order got instead of those that were promised; all null while those hold. */
export type NewDates = {
  newReadyBy: CalendarDate | null
  newDeliverFrom: CalendarDate | null
  newDeliverBy: CalendarDate | null
}

/**
 * The dates on which the shopper can rely, and, where they are not those that were promised, the
 * promise as well: none while the money is under way, because they move when it comes late, and
 * none of an order that ended.
 */
export function reliableDates(
  order: PromisedDates & NewDates & { state: OrderState },
): { dates: PromisedDates; promised: PromisedDates | null } | null {
  if (order.state !== 'pending' && order.state !== 'paid') return null
  const { newReadyBy: readyBy, newDeliverFrom: deliverFrom, newDeliverBy: deliverBy } = order
  if (!readyBy || !deliverFrom || !deliverBy) return { dates: order, promised: null }
  return { dates: { readyBy, deliverFrom, deliverBy }, promised: order }
}

export type EventKind =
  | 'placed'
  | 'payment-page-opened'
  | 'payment-page-failed'
  | 'payment-processing'
  | 'paid'
  | 'paid-after-release'
  | 'payment-failed'
  | 'payment-unknown'
  | 'payment-overdue'
  | 'expired'
  | 'given-up'
  | 'amount-differs'
  | 'refund-asked'
  | 'refunded'
  | 'refund-failed'
  | 'refund-cancelled'
  | 'disputed'
  | 'dispute-due'
  | 'dispute-withdrawn'
  | 'dispute-reinstated'
  | 'dispute-won'
  | 'dispute-lost'
  | 'dispute-closed'
  | 'link-sent'
  | 'work-begun'
  | 'delayed'
  | 'sent'
  | 'delivered'
  | 'handed-over'
  | 'address-corrected'

/** By what an order is found at the desk, besides its number. */
export type OrderKeyKind =
  | 'email'
  | 'phone'
  | 'surname'
  | 'surname-and-postcode'
  | 'sku'
  | 'tracking-number'

/**
 * What money that is on its way waits for. For the owner: to accept it (`acceptance`), to confirm the
 * shop's account (`account`) or to answer a complaint (`answer`) at the provider, or to look there,
 * because it does not say why (`look`). For nobody here: the customer's bank, or the provider's review.
 */
export type MoneyAwaits = OwnersPart | 'bank' | 'review'

const ownersParts = ['acceptance', 'account', 'answer', 'look'] as const
export type OwnersPart = (typeof ownersParts)[number]

/** What the owner must do at the provider before money comes. Null: it comes by itself, or not. */
export const ownersPart = (awaits: MoneyAwaits | null): OwnersPart | null =>
  ownersParts.find((part) => part === awaits) ?? null

/** Why the owner must look at an order. */
export type Attention =
  | 'money-waits'
  | 'amount-differs'
  | 'payment-unknown'
  | 'payment-overdue'
  | 'disputed'
  | 'refund-failed'
  | 'refunded-twice'

const letters = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'

/**
 * 8 random `bytes` as an order number, without letters that look like others: `J-7K4M2QXD`, 39
 * bits.
 */
export function orderNumber(bytes: Uint8Array): string {
  return `J-${Array.from(bytes.slice(0, 8), (byte) => letters[byte % letters.length]).join('')}`
}

/** What a person types as an order number, as it is stored; null when it cannot be one. */
export function readOrderNumber(text: string): string | null {
  const bare = text
    .slice(0, 50)
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/^J(?=.{8}$)/, '')
  return new RegExp(`^[${letters}]{8}$`).test(bare) ? `J-${bare}` : null
}
