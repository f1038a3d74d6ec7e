import { orderById } from '../orders/queries.ts'
import { now } from '../platform/clock.ts'
import type { PaymentContext } from './context.ts'
import { isBeingTaken } from './next-step-rules.ts'
import { providerOf } from './providers.ts'

/**
 * Where the shopper goes on whose card was refused after they had left the payment page: to the same
 * page, which lets them choose another. Null: nothing was refused, or the page itself says so.
 *
 * @param orderId an order that is unpaid once it was settled
 * @throws PaymentsUnavailable when the provider does not answer
 */
export async function pageAfterRefusal(
  context: PaymentContext,
  orderId: string,
): Promise<string | null> {
  const [order] = await orderById(context.db, orderId)
  if (!order?.sessionId || order.state !== 'pending' || isBeingTaken(order, now())) return null
  const provider = providerOf(context, order)
  if (!provider.paidByCapture) return null
  const { status, declined, url } = await provider.readSession(order.sessionId)
  return declined || status === 'approved' ? url : null
}
