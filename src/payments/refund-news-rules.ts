import type { OrderState } from '../orders/rules.ts'
import { days, type Seconds } from '../platform/clock.ts'
import type { Minor } from '../platform/money.ts'
import type { ProviderRefund } from './provider.ts'
import type { RefundFault, RefundState, RefundWay } from './refund-rules.ts'

/** A refund as the shop has it, as far as what is next depends on it. */
export type KnownRefund = {
  id: string
  state: RefundState
  way: RefundWay
  madeBy: 'desk' | 'shop' | 'provider'
  amount: Minor
  providerRef: string | null
  fault: RefundFault | null
  askedAt: Seconds
  settledAt: Seconds | null
}

/** What became of a refund. `known`: as the shop has it; null: it was made at the provider. */
export type RefundNews = Omit<ProviderRefund, 'ref' | 'id'> & {
  ref: string | null
  known: KnownRefund | null
}

export type RefundStep =
  | { do: 'note-refund'; news: RefundNews }
  /** Money went back at the provider that had gone back before: more than was paid. */
  | { do: 'note-refunded-twice'; news: RefundNews }
  | { do: 'send-refund'; refund: KnownRefund }
  | { do: 'close-refunded' }
  | { do: 'give-back'; amount: Minor }

const isOver = (state: RefundState): boolean => state === 'failed' || state === 'cancelled'

/** Whether a refund has a claim at its order's money: it sent some back, or will. */
const isLive = ({ state }: { state: RefundState }): boolean => !isOver(state)

/** Whether all of an amount went back, or is on its way. */
export const isGivenBack = (amount: Minor, refunds: ProviderRefund[]): boolean =>
  sumOf(refunds.filter(isLive)) >= amount

const sumOf = (refunds: { amount: Minor }[]): Minor =>
  refunds.reduce((sum, { amount }) => sum + amount, 0)

/**
 * What is next about the refunds of an order that was paid, so that the shop says what the provider's
 * list says; null: nothing. What frees a claim comes before what makes one.
 *
 * @param known all of the order, oldest first
 * @param listed all that the provider has, oldest first
 */
export function nextRefundStep(
  order: { state: OrderState; paid: Minor; refunded: Minor; refundClaimed: Minor },
  known: KnownRefund[],
  listed: ProviderRefund[],
  now: Seconds,
): RefundStep | null {
  const all = listed.map((refund) => ({ ...refund, known: knownAs(known, refund) }))
  const changed = all.find((news) => news.known && isNews(news.known, news))
  if (changed) return { do: 'note-refund', news: changed }
  const unsent = known.find(
    ({ id, state, way }) =>
      state === 'asked' && way === 'provider' && !all.some((news) => news.known?.id === id),
  )
  const unknown = all.find((news) => !news.known)
  if (unknown) {
    if (!isLive(unknown) || order.refundClaimed + unknown.amount <= order.paid)
      return { do: 'note-refund', news: unknown }
    // The provider says whether what is asked for here still goes through.
    if (!unsent) return { do: 'note-refunded-twice', news: unknown }
  }
  if (unsent) return { do: 'send-refund', refund: unsent }
  if (order.paid > 0 && order.refunded === order.paid && order.state !== 'refunded')
    return { do: 'close-refunded' }
  const left = order.paid - order.refundClaimed
  if (order.state === 'refunding' && left > 0 && mayAskAgain(known, now))
    return { do: 'give-back', amount: left }
  return null
}

/**
 * A refund of the provider's as the shop knows it. One that the provider refused has no name there:
 * what bears its id nevertheless is another.
 */
function knownAs(known: KnownRefund[], { ref, id }: ProviderRefund): KnownRefund | null {
  const named = known.find(({ providerRef }) => providerRef === ref)
  const isOurs = (each: KnownRefund) =>
    each.id === id && each.way === 'provider' && each.providerRef === null && isLive(each)
  return named ?? known.find(isOurs) ?? null
}

/** States only go forward: what says less than is known was read before. */
function isNews(known: KnownRefund, { state, fault }: ProviderRefund): boolean {
  if (known.state === 'asked') return true
  if (known.state === 'pending') return state !== 'pending' || fault !== known.fault
  return known.state === 'succeeded' && isOver(state)
}

/** The state that a refund enters. Money that was sent cannot be called off, only come back. */
export const enteredState = ({ known, state }: RefundNews): ProviderRefund['state'] =>
  known?.state === 'succeeded' && state === 'cancelled' ? 'failed' : state

/** The shop asks once a day for money to go back that the provider refused to send. */
const mayAskAgain = (known: KnownRefund[], now: Seconds): boolean =>
  !known.some(
    ({ madeBy, state, settledAt }) =>
      madeBy === 'shop' && isOver(state) && settledAt !== null && settledAt > now - days(1),
  )

/**
 * What is still owed for refunds that failed: what was asked for afterwards makes good for them,
 * unless it was called off or has not gone through yet.
 *
 * @param refunds of an order, oldest first
 */
export function owedAfterFailure(refunds: KnownRefund[]): Minor {
  let owed = 0
  let failed: KnownRefund[] = []
  for (const refund of refunds) {
    const before = failed.filter(({ settledAt }) => (settledAt ?? 0) <= refund.askedAt)
    owed += sumOf(before)
    failed = failed.filter((each) => !before.includes(each))
    if (refund.state === 'failed') failed.push(refund)
    if (refund.state === 'failed' || refund.state === 'succeeded')
      owed = Math.max(0, owed - refund.amount)
  }
  return owed + sumOf(failed)
}

/** Whether all of a refund that failed is still owed: none that was asked for since made good for it. */
export const isOwed = (refunds: KnownRefund[], failed: Pick<KnownRefund, 'amount'>): boolean =>
  owedAfterFailure(refunds) >= failed.amount
