import { wallClock } from '../platform/calendar-date.ts'
import type { Seconds } from '../platform/clock.ts'
import type { Shop } from '../platform/config.ts'
import { formatDate } from '../platform/format-date.ts'
import { formatMoney } from '../platform/money.ts'
import type { OrderRow } from './queries.ts'
import { type Attention, moneyCurrency, ownersPart } from './rules.ts'
import { orderWords } from './words.ts'

/** Why the owner must look at an order, and what to do, in a sentence or two. */
export function attentionText(
  order: Pick<
    OrderRow,
    'paid' | 'paidCurrency' | 'total' | 'currency' | 'disputeDue' | 'awaits' | 'awaitUntil'
  >,
  why: Attention,
  shop: Pick<Shop, 'locale' | 'time_zone'>,
): string {
  const { because } = orderWords().ownerMails
  const { locale } = shop
  const paid = formatMoney(order.paid, moneyCurrency(order), locale)
  const total = formatMoney(order.total, order.currency, locale)
  const dayOf = (at: Seconds | null) =>
    at === null ? null : formatDate(wallClock(at, shop.time_zone).date, locale)
  const reasons: Record<Attention, string> = {
    'money-waits': [
      because.moneyWaits[ownersPart(order.awaits) ?? 'look'],
      because.notBefore(dayOf(order.awaitUntil)),
    ].join(' '),
    'amount-differs': because.amountDiffers(paid, total),
    'payment-unknown': because.paymentUnknown,
    'payment-overdue': because.paymentOverdue,
    disputed: because.disputed(dayOf(order.disputeDue)),
    'refund-failed': because.refundFailed,
    'refunded-twice': because.refundedTwice,
  }
  return reasons[why]
}

/** Why an order needs a decision, most of it one reason: it notes one, and two more can be seen. */
export const reasonsToDecide = ({
  attention,
  disputed,
  state,
}: Pick<OrderRow, 'attention' | 'disputed' | 'state'>): Attention[] => [
  ...new Set([
    ...(attention ? [attention] : []),
    ...(state === 'review' ? (['amount-differs'] as const) : []),
    ...(disputed ? (['disputed'] as const) : []),
  ]),
]
