import { runAct } from '../mail/outbox.ts'
import { type OrderRow, orderById } from '../orders/queries.ts'
import type { EventKind, OrderState } from '../orders/rules.ts'
import { brokeConstraint } from '../platform/db.ts'
import { closePage } from './close-page.ts'
import type { PaymentContext } from './context.ts'
import { settleBy } from './settle.ts'
import { writeRelease } from './write-step.ts'

/**
 * Ends an unpaid order and gives its stock back (`giveBackStock` in orders/hold-queries.ts). The
 * payment page is closed first, so that nobody can pay for what is free again. If it turns out to
 * be paid, the order becomes paid instead.
 *
 * @returns the order's state afterwards
 * @throws PaymentsUnavailable when the page cannot be closed; the order keeps its stock then
 */
export async function giveUp(context: PaymentContext, order: OrderRow): Promise<OrderState> {
  // The session may have been noted since `order` was read.
  const [current = order] = await orderById(context.db, order.id)
  if (current.state !== 'pending') return current.state
  if (!current.sessionId) {
    const state = await releaseUnopened(context, order.id, 'given-up')
    // Still pending: its page has opened at this moment, and is to be closed first.
    return state === 'pending' ? giveUp(context, order) : state
  }
  const state = await settleBy(context, current, await closePage(context, current))
  if (state !== 'pending') return state
  const [after] = await orderById(context.db, order.id)
  // It has got another page at this moment.
  return after && after.sessionId !== current.sessionId ? giveUp(context, after) : state
}

/**
 * Gives back the stock of an order without a payment page: there is nowhere to pay for it. An order
 * that has a page by now is left alone.
 *
 * @returns the order's state afterwards
 */
export async function releaseUnopened(
  context: PaymentContext,
  orderId: string,
  why: EventKind,
): Promise<OrderState> {
  const [order] = await orderById(context.db, orderId)
  if (order?.state === 'pending' && !order.sessionId) {
    try {
      await runAct(context, await writeRelease(context, order, why))
    } catch (error) {
      if (!brokeConstraint(error, 'order_moves')) throw error
    }
  }
  const [after] = await orderById(context.db, orderId)
  return after?.state ?? 'released'
}
