import { audit, isSameAct } from '../admin/audit.ts'
import { auditById } from '../admin/queries.ts'
import { recordOrderPaid } from '../analytics/record-order-paid.ts'
import { runAct } from '../mail/outbox.ts'
import { linesOfOrder, orderById } from '../orders/queries.ts'
import { type HandWay, isTakenByHand } from '../orders/rules.ts'
import { now } from '../platform/clock.ts'
import { brokeConstraint } from '../platform/db.ts'
import { journalOfHand } from './journal/journal-of-hand.ts'
import { inMoney, type PaymentDesk } from './payment-desk.ts'
import { setProvider } from './queries.ts'
import { acceptByHand } from './write-step.ts'

/** `changed-late`: the order pays for a change that cannot be made any more. */
type NotTaken = 'not-payable' | 'changed-meanwhile' | 'changed-late'

/**
 * Notes that staff have taken the money of an order, all of it: in cash, or because a transfer has
 * come. Once, however often it is asked for with the same `act`.
 *
 * @param told `way`: how it came, which need not be what was agreed; `reference`: of the transfer, or
 *   empty
 */
export async function takeByHand(
  desk: PaymentDesk,
  told: { act: string; orderId: string; way: HandWay; reference: string },
): Promise<{ ok: true } | { ok: false; reason: NotTaken }> {
  const { db } = desk
  const { act, orderId, way, reference } = told
  const [[done], [order]] = await db.batch([auditById(db, act), orderById(db, orderId)])
  if (done)
    return isSameAct(done, 'payment-taken', orderId)
      ? { ok: true }
      : { ok: false, reason: 'changed-meanwhile' }
  if (!order || !isTakenByHand(order)) return { ok: false, reason: 'not-payable' }
  if (order.state !== 'pending' && order.state !== 'processing')
    return { ok: false, reason: 'changed-meanwhile' }
  const noted = await audit(desk, desk.staff, {
    ...{ id: act, act: 'payment-taken', subject: 'order', subjectId: orderId },
    after: { paid: inMoney(desk, order.total), way, ...(reference && { reference }) },
  })
  const received = { paid: order.total, paidCurrency: order.currency, paidAt: now() }
  try {
    await runAct(desk, [
      ...noted.statements,
      ...(order.provider === way ? [] : [setProvider(db, orderId, way)]),
      ...(await acceptByHand(desk, order, received, await linesOfOrder(db, orderId))),
      ...journalOfHand(db, {
        ...{ id: orderId, at: received.paidAt, orderId, kind: 'sale', way },
        ...{ amount: received.paid, currency: received.paidCurrency },
      }),
    ])
    recordOrderPaid(desk.visits)
    return { ok: true }
  } catch (error) {
    if (brokeConstraint(error, 'audit_log.id')) return takeByHand(desk, told)
    if (brokeConstraint(error, 'order_moves')) return { ok: false, reason: 'changed-meanwhile' }
    if (brokeConstraint(error, 'changed_in_time')) return { ok: false, reason: 'changed-late' }
    throw error
  }
}
