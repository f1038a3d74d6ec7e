import { markAsked, orderById, ordersToSettle } from '../orders/queries.ts'
import { now } from '../platform/clock.ts'
import { logFailure } from '../platform/log.ts'
import type { PaymentContext } from './context.ts'
import { giveUp } from './give-up.ts'
import { PaymentsUnavailable } from './provider.ts'
import { settle } from './settle.ts'

/**
 * The clock's part: asks the provider about every order whose time to pay is over and every refund
 * under way, so that a lost webhook loses no order and no stock. One order that fails does not stop
 * the others; a provider that does not answer is asked again in the next run.
 *
 * @returns how many orders were asked about
 */
export async function sweep(context: PaymentContext): Promise<number> {
  let asked = 0
  for (const { id } of await ordersToSettle(context.db, now())) {
    await markAsked(context.db, id, now())
    asked++
    try {
      const state = await settle(context, id)
      const [order] = state === 'pending' ? await orderById(context.db, id) : []
      if (order) await giveUp(context, order)
    } catch (error) {
      logFailure('order not settled', error, { order: id })
      if (error instanceof PaymentsUnavailable) break
    }
  }
  return asked
}
