import { audit } from '../../admin/audit.ts'
import { runAct } from '../../mail/outbox.ts'
import { changeById } from '../../orders/changes/queries.ts'
import { orderById } from '../../orders/queries.ts'
import { giveUp } from '../../payments/give-up.ts'
import type { PaymentDesk } from '../../payments/payment-desk.ts'
import { brokeConstraint } from '../../platform/db.ts'

/**
 * Calls a change off that waits for its payment: its payment page is closed first, so that nobody can
 * pay for it any more, and what was kept for it is free again.
 *
 * @returns `paid-meanwhile` where the money came, or is on its way
 * @throws PaymentsUnavailable when the page cannot be closed; the change waits on then
 */
export async function callChangeOff(
  desk: PaymentDesk,
  asked: { act: string; orderId: string; changeId: string },
): Promise<{ ok: true } | { ok: false; reason: 'paid-meanwhile' | 'not-allowed' }> {
  const { db, staff } = desk
  const { act, orderId, changeId } = asked
  const [change] = await changeById(db, changeId)
  if (change?.orderId !== orderId || change.paymentOrder === null)
    return { ok: false, reason: 'not-allowed' }
  if (change.state === 'dropped') return { ok: true }
  const [order] = await orderById(db, change.paymentOrder)
  if (!order) return { ok: false, reason: 'not-allowed' }
  if ((await giveUp(desk, order)) !== 'released') return { ok: false, reason: 'paid-meanwhile' }
  const entry = await audit(desk, staff, {
    ...{ id: act, act: 'change-dropped', subject: 'order', subjectId: orderId },
    after: { order: order.number },
  })
  try {
    await runAct(desk, entry.statements)
  } catch (error) {
    if (!brokeConstraint(error, 'audit_log.id')) throw error
  }
  return { ok: true }
}
