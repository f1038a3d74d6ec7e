import type { OrderRow } from '../orders/queries.ts'
import type { PaymentContext } from './context.ts'
import { isProviderFault, nothingPaid, type PaymentState } from './provider.ts'
import { providerOf } from './providers.ts'

/**
 * Closes the payment page of an unpaid order, and returns the state of the payment afterwards. Where
 * no money comes unless the shop takes it, and nobody has begun to, a provider that is silent, or has
 * forgotten the page, keeps nobody from it.
 */
export async function closePage(context: PaymentContext, order: OrderRow): Promise<PaymentState> {
  const { awaitUntil, currency, total } = order
  const sessionId = order.sessionId ?? ''
  const isSure = context.providers[order.provider]?.paidByCapture && awaitUntil === null
  const closed = nothingPaid(sessionId, 'expired', { amount: total, currency })
  try {
    const state = await providerOf(context, order).expireSession(sessionId)
    return isSure && state.status === 'unknown' ? closed : state
  } catch (error) {
    if (!isSure || !isProviderFault(error)) throw error
    return closed
  }
}
