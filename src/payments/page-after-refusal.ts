import { now } from '../platform/clock.ts'
import type { PaymentContext } from './context.ts'
import { isBeingTaken } from './next-step-rules.ts'
import { providerOf } from './providers.ts'
import type { Settled } from './settle.ts'

/**
 * Where the shopper goes on whose card was refused after they had left the payment page: to the same
 * page, which lets them choose another. Null: nothing was refused, or the page itself says so.
 */
export function pageAfterRefusal(
  context: PaymentContext,
  { order, payment }: Settled,
): string | null {
  if (order.state !== 'pending' || payment?.sessionId !== order.sessionId) return null
  if (isBeingTaken(order, now()) || !providerOf(context, order).paidByCapture) return null
  return payment?.declined || payment?.status === 'approved' ? payment.url : null
}
