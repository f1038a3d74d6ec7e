import { runAct } from '../mail/outbox.ts'
import { type OrderRow, orderById } from '../orders/queries.ts'
import type { EventKind, OrderState } from '../orders/rules.ts'
import { brokeConstraint } from '../platform/db.ts'
import type { Till } from './context.ts'
import { settleBy } from './settle.ts'
import { release } from './steps.ts'

/**
 * Ends an unpaid order and frees its pieces: first the payment page is closed, so that nobody can pay for what is free
 * again. If it turns out to be paid, the order becomes paid instead. Returns where the order stands afterwards.
 *
 * @throws PaymentsUnavailable when the page cannot be closed; the order keeps its pieces then
 */
export async function giveUp(till: Till, order: OrderRow): Promise<OrderState> {
  // The session may have been noted since `order` was read.
  const [current = order] = await orderById(till.db, order.id)
  if (current.state !== 'pending') return current.state
  if (!current.sessionId) {
    const state = await releaseUnopened(till, order.id, 'given-up')
    // Still pending: its page has opened at this moment, and is to be closed first.
    return state === 'pending' ? giveUp(till, order) : state
  }
  return settleBy(till, current, await till.payments.expireSession(current.sessionId))
}

/**
 * Frees the pieces of an order without a payment page: nobody holds the address of a place to pay. An order that has one
 * by now is left alone.
 */
export async function releaseUnopened(
  till: Till,
  orderId: string,
  why: EventKind,
): Promise<OrderState> {
  const [order] = await orderById(till.db, orderId)
  if (order?.state === 'pending' && !order.sessionId) {
    try {
      await runAct(till, await release(till, order, why, { unopened: true }))
    } catch (error) {
      if (!brokeConstraint(error, 'order_moves')) throw error
    }
  }
  const [after] = await orderById(till.db, orderId)
  return after?.state ?? 'released'
}
