import { clearCartHolds, removeBought } from '../cart/queries.ts'
import {
  insertEvent,
  insertMove,
  type OrderLineRow,
  type OrderRow,
  updateOrder,
} from '../orders/queries.ts'
import { type EventKind, mayMove, type OrderState } from '../orders/rules.ts'
import { now } from '../platform/clock.ts'
import type { Statement } from '../platform/db.ts'
import type { Till } from './context.ts'
import type { PaymentTruth } from './provider.ts'

/** Lets an order go into another state; whoever waits for the payment page to end waits no longer. */
export function move(
  { db }: Till,
  order: OrderRow,
  enters: OrderState,
  kind: EventKind,
  change: Parameters<typeof updateOrder>[2],
  how: { unopened?: boolean; event?: { id: string; amount: number } } = {},
): Statement[] {
  const { id: orderId, state: leaves } = order
  if (!mayMove(leaves, enters)) throw new Error(`No order goes from ${leaves} to ${enters}`)
  const at = now()
  const { unopened = false, event = {} } = how
  return [
    insertMove(db, { orderId, leaves, enters, at, unopened }),
    updateOrder(db, orderId, { ...change, state: enters }),
    insertEvent(db, { ...event, orderId, kind, at }),
    ...(leaves === 'pending' ? [clearCartHolds(db, order.cartId)] : []),
  ]
}

/** What was ordered leaves the cart; what was added to it meanwhile stays. */
export const leaveCart = ({ db }: Till, { cartId }: OrderRow, lines: OrderLineRow[]): Statement[] =>
  lines.flatMap((line) => removeBought(db, { ...line, cartId }))

/** What is noted of money that came. */
export const received = (truth: PaymentTruth) => ({
  paid: truth.amount,
  paidCurrency: truth.currency,
  paidAt: now(),
  paymentRef: truth.paymentRef,
  // An order that was given up while its page was being opened does not know its session yet.
  sessionId: truth.sessionId,
})
