import { canBeCharged } from '../platform/money.ts'
import type { PaymentRequest, PaymentState } from './provider.ts'

/**
 * Whether lines and delivery add up to the order's total, in amounts that its currency has: asked
 * before a payment page is opened.
 */
export function addsUp({ lines, delivery, total, currency }: PaymentRequest): boolean {
  const sum = lines.reduce((all, line) => all + line.unitPrice * line.quantity, delivery.price)
  const amounts = [total, delivery.price, ...lines.map(({ unitPrice }) => unitPrice)]
  return sum === total && amounts.every((amount) => canBeCharged(amount, currency))
}

/** Whether a payment page charges the order's total, in its currency. */
export const charges = (
  page: Pick<PaymentState, 'amount' | 'currency'>,
  { total, currency }: Pick<PaymentRequest, 'total' | 'currency'>,
): boolean => page.amount === total && page.currency === currency
