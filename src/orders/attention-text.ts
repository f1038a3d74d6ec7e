import { formatMoney } from '../platform/money.ts'
import type { OrderRow } from './queries.ts'
import type { Attention } from './rules.ts'
import { orderWords } from './words.ts'

/** Why the owner must look at an order, and what to do, in a sentence or two. */
export function attentionText(
  order: Pick<OrderRow, 'paid' | 'paidCurrency' | 'total' | 'currency'>,
  why: Attention,
  locale: string,
): string {
  const { because } = orderWords().ownerMails
  const paid = formatMoney(order.paid, order.paidCurrency ?? order.currency, locale)
  const total = formatMoney(order.total, order.currency, locale)
  const reasons: Record<Attention, string> = {
    'amount-differs': because.amountDiffers(paid, total),
    'payment-unknown': because.paymentUnknown,
    'payment-overdue': because.paymentOverdue,
    disputed: because.disputed,
    'refund-failed': because.refundFailed,
    'refunded-twice': because.refundedTwice,
  }
  return reasons[why]
}
