import { audit, isSameAct } from '../admin/audit.ts'
import { auditById } from '../admin/queries.ts'
import { runAct } from '../mail/outbox.ts'
import { brokeConstraint } from '../platform/db.ts'
import { claimFault, isCovered, type NotClaimed, type RefundAsked } from './claim-refund.ts'
import { inMoney, type PaymentDesk } from './payment-desk.ts'
import { insertRefundLine, refundById, updateAssigned } from './refund-queries.ts'

type Assigned = { ok: true } | { ok: false; reason: NotClaimed | 'changed-meanwhile' }

/**
 * Says which lines a refund is for that was made at the provider: none, where it was for nothing that
 * was sold. Once for each refund.
 *
 * @param told `version`: of the refund, as the form showed it
 */
export async function assignRefund(
  desk: Pick<PaymentDesk, 'db' | 'config' | 'staff' | 'sendSoon'>,
  told: { act: string; id: string; version: number } & Pick<RefundAsked, 'lines' | 'delivery'>,
): Promise<Assigned> {
  const { db, staff } = desk
  const { act, id, lines, delivery } = told
  const [[done], [refund]] = await db.batch([auditById(db, act), refundById(db, id)])
  if (!refund) return { ok: false, reason: 'changed-meanwhile' }
  const { orderId, amount } = refund
  if (done)
    return refund.assigned && isSameAct(done, 'refund-assigned', orderId)
      ? { ok: true }
      : { ok: false, reason: 'changed-meanwhile' }
  if (!isCovered({ lines, delivery, amount })) return { ok: false, reason: 'more-than-sold' }
  const noted = await audit(desk, staff, {
    ...{ id: act, act: 'refund-assigned', subject: 'order', subjectId: orderId },
    after: {
      ...{ refund: id, units: lines.reduce((sum, { units }) => sum + units, 0) },
      amount: inMoney(desk, amount),
    },
  })
  try {
    await runAct(desk, [
      ...noted.statements,
      updateAssigned(db, told),
      ...lines.map((line) => insertRefundLine(db, orderId, id, line)),
    ])
    return { ok: true }
  } catch (error) {
    if (brokeConstraint(error, 'audit_log.id')) return assignRefund(desk, told)
    if (brokeConstraint(error, 'refunds.version')) return { ok: false, reason: 'changed-meanwhile' }
    const fault = claimFault(error)
    if (fault) return { ok: false, reason: fault }
    throw error
  }
}
