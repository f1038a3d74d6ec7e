import { audit } from '../admin/audit.ts'
import { auditById } from '../admin/queries.ts'
import type { DeskContext } from '../orders/desk-context.ts'
import { now } from '../platform/clock.ts'
import { brokeConstraint, runBatch } from '../platform/db.ts'
import { changeShipment, emptyShipment, isPacked, shipmentById } from './shipment-queries.ts'

/** Unpacks a parcel that was not sent: its pieces are ready to be packed again. */
export async function unpack(
  desk: DeskContext,
  { act, id, version }: { act: string; id: string; version: number },
): Promise<{ ok: true } | { ok: false; reason: 'changed-meanwhile' }> {
  const { db, staff } = desk
  const [[done], [shipment]] = await db.batch([auditById(db, act), shipmentById(db, id)])
  if (done) return { ok: true }
  if (!shipment) return { ok: false, reason: 'changed-meanwhile' }
  const { orderId, pieces } = shipment
  const noted = await audit(desk, staff, {
    ...{ id: act, act: 'parcel-unpacked', subject: 'order', subjectId: orderId },
    before: { parcel: id, pieces: pieces.map((piece) => piece.id) },
  })
  try {
    await runBatch(db, [
      ...noted.statements,
      changeShipment(db, { id, version }, { cancelledAt: now() }, isPacked),
      emptyShipment(db, id),
    ])
    return { ok: true }
  } catch (error) {
    if (brokeConstraint(error, 'audit_log.id')) return { ok: true }
    if (brokeConstraint(error, 'shipments.version'))
      return { ok: false, reason: 'changed-meanwhile' }
    throw error
  }
}
