import { audit, isSameAct } from '../admin/audit.ts'
import { auditById } from '../admin/queries.ts'
import { recordOrderPaid } from '../analytics/record-order-paid.ts'
import { runAct } from '../mail/outbox.ts'
import { isTooLate } from '../orders/changes/apply-change.ts'
import { linesOfOrder, type OrderRow, orderById } from '../orders/queries.ts'
import { brokeConstraint } from '../platform/db.ts'
import type { NotClaimed } from './claim-refund.ts'
import { inMoney, type PaymentDesk } from './payment-desk.ts'
import { refundOrder } from './refund-order.ts'
import { refundById } from './refund-queries.ts'
import type { SentRefund } from './send-refund.ts'
import { acceptReviewed } from './write-step.ts'

/**
 * Why it was not decided. `sold-out`: money came late, and somebody else has the stock;
 * `changed-late`: the order pays for a change that cannot be made any more. Both can be given back.
 */
type NotDecided = NotClaimed | 'changed-meanwhile' | 'sold-out' | 'changed-late'

/**
 * Decides about an order whose money did not match: it is accepted, and paid with what was paid, or
 * all that is left of it goes back. Once, however often it is asked for with the same `act`.
 *
 * @returns `refund`: how the money stands that goes back; null where the order was accepted
 */
export async function decideReview(
  desk: PaymentDesk,
  told: { act: string; orderId: string; accept: boolean },
): Promise<{ ok: true; refund: SentRefund | null } | { ok: false; reason: NotDecided }> {
  const { db } = desk
  const { act, orderId, accept } = told
  const [[done], [order]] = await db.batch([auditById(db, act), orderById(db, orderId)])
  if (!order) return { ok: false, reason: 'changed-meanwhile' }
  if (!accept) return giveBackAll(desk, act, order)
  if (done)
    return isSameAct(done, 'payment-accepted', orderId)
      ? { ok: true, refund: null }
      : { ok: false, reason: 'changed-meanwhile' }
  if (order.state !== 'review') return { ok: false, reason: 'changed-meanwhile' }
  const noted = await audit(desk, desk.staff, {
    ...{ id: act, act: 'payment-accepted', subject: 'order', subjectId: orderId },
    after: { paid: inMoney(desk, order.paid), total: inMoney(desk, order.total) },
  })
  try {
    const parts = await acceptReviewed(desk, order, await linesOfOrder(db, orderId))
    await runAct(desk, [...noted.statements, ...parts])
    if (order.origin !== 'change') recordOrderPaid(desk.visits)
    return { ok: true, refund: null }
  } catch (error) {
    if (brokeConstraint(error, 'audit_log.id')) return decideReview(desk, told)
    if (brokeConstraint(error, 'order_moves')) return { ok: false, reason: 'changed-meanwhile' }
    if (brokeConstraint(error, 'stock_not_negative')) return { ok: false, reason: 'sold-out' }
    if (isTooLate(error)) return { ok: false, reason: 'changed-late' }
    throw error
  }
}

async function giveBackAll(
  desk: PaymentDesk,
  act: string,
  order: OrderRow,
): ReturnType<typeof decideReview> {
  const [made] = await refundById(desk.db, act)
  return refundOrder(
    desk,
    {
      ...{ act, orderId: order.id, lines: [], delivery: 0, note: '', tell: true },
      amount: made?.amount ?? order.paid - order.refundClaimed,
      ...{ reason: 'amount-differs', way: 'provider' },
    },
    [],
    'review',
  )
}
