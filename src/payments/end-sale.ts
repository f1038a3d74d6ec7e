import { audit } from '../admin/audit.ts'
import { runAct } from '../mail/outbox.ts'
import { orderById } from '../orders/queries.ts'
import { isTakenByHand } from '../orders/rules.ts'
import { brokeConstraint, runBatch } from '../platform/db.ts'
import { giveUp } from './give-up.ts'
import { inMoney, type PaymentDesk } from './payment-desk.ts'
import { writeRelease } from './write-step.ts'

/**
 * Ends an order that staff placed and nobody has paid for, because its customer does not want it any
 * more: its payment page closes, its stock is given back. No mail goes.
 *
 * @returns whether it has ended unpaid; false: it is paid, or was never placed by staff
 * @throws PaymentsUnavailable when its payment page cannot be closed; nothing is changed then
 */
export async function endSale(
  desk: PaymentDesk,
  { act, orderId }: { act: string; orderId: string },
): Promise<boolean> {
  const { db, staff } = desk
  const [order] = await orderById(db, orderId)
  if (!order || order.origin === 'shop') return false
  if (order.state !== 'pending' && order.state !== 'processing') return order.state === 'released'
  const noted = await audit(desk, staff, {
    ...{ id: act, act: 'order-ended', subject: 'order', subjectId: orderId },
    after: { total: inMoney(desk, order.total) },
  })
  if (!isTakenByHand(order)) {
    if ((await giveUp(desk, order)) !== 'released') return false
    // The page is closed first: that it was ended is noted as soon as it is so.
    await runBatch(db, noted.statements).catch((error) => {
      if (!brokeConstraint(error, 'audit_log.id')) throw error
    })
    return true
  }
  try {
    await runAct(desk, [...noted.statements, ...(await writeRelease(desk, order, 'given-up', {}))])
    return true
  } catch (error) {
    if (brokeConstraint(error, 'audit_log.id')) return true
    if (brokeConstraint(error, 'order_moves')) return false
    throw error
  }
}
