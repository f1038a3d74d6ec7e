import type { HandWay } from '../orders/rules.ts'
import { openRefunds } from './open-refunds.ts'
import type { PaymentDesk } from './payment-desk.ts'
import { isOwed } from './refund-news-rules.ts'
import { type Refunded, refundOrder } from './refund-order.ts'
import { refundById, refundsOfOrder } from './refund-queries.ts'

/**
 * Notes that staff have paid back by another way what a refund did not: a new one for the same lines
 * instead of the one that failed, once, and only while nothing else has made good for it.
 *
 * @param told `id`: of the refund that failed; `reference`: of the transfer, or empty
 */
export async function refundByHand(
  desk: PaymentDesk,
  told: { act: string; id: string; way: HandWay; reference: string },
): Promise<Refunded> {
  const { act, id, way, reference } = told
  const { db, config } = desk
  const [rows, [paidBefore]] = await db.batch([refundById(db, id), refundById(db, act)])
  const [failed] = await openRefunds(config, rows)
  if (failed?.state !== 'failed') return { ok: false, reason: 'changed-meanwhile' }
  const isOpen = paidBefore || isOwed(await refundsOfOrder(db, failed.orderId), failed)
  if (!isOpen) return { ok: false, reason: 'changed-meanwhile' }
  const { orderId, lines, delivery, amount, reason, note, returnId } = failed
  return refundOrder(desk, {
    ...{ act, orderId, lines, delivery, amount, reason, way, reference, replaces: id },
    ...{ note: note ?? '', tell: true, ...(returnId && { returnId }) },
  })
}
