import { markAsked, orderById, ordersToSettle } from '../orders/queries.ts'
import { now } from '../platform/clock.ts'
import { logFailure } from '../platform/log.ts'
import type { Till } from './context.ts'
import { giveUp } from './give-up.ts'
import { PaymentsUnavailable } from './provider.ts'
import { settle } from './settle.ts'

/**
 * The clock's part: asks the provider about every order whose time to pay is over and every refund under way, so that a
 * lost webhook loses no order and no piece. One order that fails does not stop the others; a provider that does not answer
 * is asked again when the clock strikes next. Returns how many orders were asked about.
 */
export async function sweep(till: Till): Promise<number> {
  let asked = 0
  for (const { id } of await ordersToSettle(till.db, now())) {
    await markAsked(till.db, id, now())
    asked++
    try {
      const state = await settle(till, id)
      const [order] = state === 'pending' ? await orderById(till.db, id) : []
      if (order) await giveUp(till, order)
    } catch (error) {
      logFailure('order not settled', error, { order: id })
      if (error instanceof PaymentsUnavailable) break
    }
  }
  return asked
}
