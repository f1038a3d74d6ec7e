import { audit, isSameAct } from '../admin/audit.ts'
import { auditById } from '../admin/queries.ts'
import { runAct } from '../mail/outbox.ts'
import type { DeskContext } from '../orders/desk-context.ts'
import { insertEvent, orderById } from '../orders/queries.ts'
import { now } from '../platform/clock.ts'
import { brokeConstraint } from '../platform/db.ts'
import { handedOver } from './carriers/shop-carriers.ts'
import {
  changeShipment,
  insertShipment,
  isPacked,
  isUnderWay,
  moveWithShipment,
  piecesToPack,
  putIntoShipment,
} from './shipment-queries.ts'

/**
 * - `nothing-ready`: no piece is ready, or each that is lies in a parcel
 * - `not-paid`: the order is not paid, or its money went back
 * - `changed-meanwhile`: somebody packed or moved a piece at the same moment
 */
export type NotHandedOver = 'nothing-ready' | 'not-paid' | 'changed-meanwhile'

/**
 * Hands all that is ready of an order to its customer, at the counter: a parcel that nobody sends, which
 * has arrived at once. No mail goes: they have it in their hands. Once per act.
 */
export async function handOver(
  desk: DeskContext,
  given: { act: string; orderId: string },
): Promise<{ ok: true } | { ok: false; reason: NotHandedOver }> {
  const { db, staff } = desk
  const { act, orderId } = given
  const [[done], ready, [order]] = await db.batch([
    auditById(db, act),
    piecesToPack(db, [orderId]),
    orderById(db, orderId),
  ])
  if (done)
    return isSameAct(done, 'parcel-handed-over', orderId)
      ? { ok: true }
      : { ok: false, reason: 'changed-meanwhile' }
  if (order?.state !== 'paid') return { ok: false, reason: 'not-paid' }
  if (ready.length === 0) return { ok: false, reason: 'nothing-ready' }
  const at = now()
  const id = crypto.randomUUID()
  const pieces = ready.map((piece) => piece.id)
  const value = ready.reduce((sum, { price }) => sum + price, 0)
  const noted = await audit(desk, staff, {
    ...{ id: act, act: 'parcel-handed-over', subject: 'order', subjectId: orderId },
    after: { parcel: id, pieces, value },
  })
  const by = { at, staffId: staff.id, act }
  try {
    await runAct(desk, [
      ...noted.statements,
      insertShipment(db, { id, orderId, packedAt: at, value, insured: false, signature: false }),
      putIntoShipment(db, id, pieces),
      // In two steps, as of any parcel: the database lets nothing arrive that was not sent and paid.
      changeShipment(db, { id, version: 1 }, { sentAt: at, carrier: handedOver }, isPacked),
      ...moveWithShipment(db, id, { leaves: 'ready', enters: 'sent', ...by }),
      changeShipment(
        db,
        { id, version: 2 },
        { deliveredAt: at, deliveryKnown: 'staff' },
        isUnderWay,
      ),
      ...moveWithShipment(db, id, { leaves: 'sent', enters: 'delivered', ...by }),
      insertEvent(db, { id: `handed-over:${id}`, orderId, kind: 'handed-over', at }),
    ])
    return { ok: true }
  } catch (error) {
    if (brokeConstraint(error, 'audit_log.id')) return handOver(desk, given)
    if (brokeConstraint(error, 'sent_when_paid')) return { ok: false, reason: 'not-paid' }
    const meanwhile = ['shipment_pieces.piece_id', 'shipments.version', 'pieces.version']
    if (meanwhile.some((name) => brokeConstraint(error, name)))
      return { ok: false, reason: 'changed-meanwhile' }
    throw error
  }
}
