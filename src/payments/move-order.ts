import { clearCartHolds, removeBought } from '../cart/queries.ts'
import { deleteHolders } from '../orders/hold-queries.ts'
import { insertEvent, type OrderLineRow, type OrderRow, updateOrder } from '../orders/queries.ts'
import { type EventKind, mayMove, type OrderState } from '../orders/rules.ts'
import { now } from '../platform/clock.ts'
import type { Statement } from '../platform/db.ts'
import type { PaymentContext } from './context.ts'
import type { PaymentState } from './provider.ts'
import { insertMove } from './queries.ts'

/**
 * The statements that let an order enter another state. An order that leaves `pending` also ends
 * what its cart may count as its own, and one that money came for no longer counts as unpaid.
 *
 * @param kind of the event in its history; null: another one says it
 */
export function moveOrder(
  { db }: PaymentContext,
  order: OrderRow,
  enters: OrderState,
  kind: EventKind | null,
  change: Parameters<typeof updateOrder>[2],
): Statement[] {
  const { id: orderId, state: leaves } = order
  if (!mayMove(leaves, enters)) throw new Error(`No order goes from ${leaves} to ${enters}`)
  const at = now()
  // Money that comes, or does not, waits for nobody any more.
  const attention = order.attention === 'money-waits' ? { attention: null } : {}
  return [
    insertMove(db, { orderId, leaves, enters, at, sessionId: order.sessionId }),
    updateOrder(db, orderId, { ...attention, ...change, state: enters }),
    ...(kind ? [insertEvent(db, { orderId, kind, at })] : []),
    ...(leaves === 'pending' ? [clearCartHolds(db, order.cartId)] : []),
    ...(enters === 'processing' || enters === 'released' ? [] : [deleteHolders(db, orderId)]),
  ]
}

/** Removes what was ordered from the cart; what was added to it meanwhile stays. */
export const removeFromCart = (
  { db }: PaymentContext,
  { cartId }: OrderRow,
  lines: OrderLineRow[],
): Statement[] => lines.flatMap((line) => removeBought(db, { ...line, cartId }))

/** What an order says of money that came. */
export const paymentReceived = (payment: PaymentState) => ({
  paid: payment.amount,
  paidCurrency: payment.currency,
  paidAt: now(),
  paymentRef: payment.paymentRef,
  // An order that was given up while its page was being opened does not know its session yet.
  sessionId: payment.sessionId,
})
