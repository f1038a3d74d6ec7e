import { markAsked, orderById, ordersToSettle } from '../orders/queries.ts'
import { now } from '../platform/clock.ts'
import { logFailure } from '../platform/log.ts'
import type { PaymentContext } from './context.ts'
import { giveUp } from './give-up.ts'
import { PaymentsUnavailable } from './provider.ts'
import { markTried, ordersToRefund } from './refund-queries.ts'
import { settle } from './settle.ts'

/** Rounds of 20 orders in one run: each order takes up to a dozen questions to D1 and provider. */
const MAX_ROUNDS = 4

/**
 * The clock's part: asks the providers about every order whose time to pay is over, or whose money
 * somebody took without an answer, and every refund under way, so that a lost webhook loses no order
 * and no stock, and closes payment pages that are open longer than their hold. One order that fails
 * does not stop the others; a provider that does not answer is asked again in the next run, and the
 * orders of the others are not kept waiting.
 *
 * @returns how many orders were asked about
 */
export async function sweep(context: PaymentContext): Promise<number> {
  const asked = new Set<string>()
  const silent = new Set<string>()
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const due = (await ordersDue(context)).filter(({ id }) => !asked.has(id))
    if (due.length === 0) break
    for (const { id, provider } of due) {
      await context.db.batch([markAsked(context.db, id, now()), markTried(context.db, id, now())])
      asked.add(id)
      if (silent.has(provider)) continue
      try {
        const state = await settle(context, id)
        const [order] = state === 'pending' ? await orderById(context.db, id) : []
        if (order && order.holdUntil < now()) await giveUp(context, order)
      } catch (error) {
        logFailure('order not settled', error, { order: id })
        if (error instanceof PaymentsUnavailable) silent.add(provider)
        if (Object.keys(context.providers).every((name) => silent.has(name))) return asked.size
      }
    }
  }
  return asked.size
}

/** Those to settle first, then those with a refund under way. */
async function ordersDue({ db }: PaymentContext): Promise<{ id: string; provider: string }[]> {
  const [unsettled, refunding] = await db.batch([
    ordersToSettle(db, now()),
    ordersToRefund(db, now()),
  ])
  return [...new Map([...unsettled, ...refunding].map((order) => [order.id, order])).values()]
}
