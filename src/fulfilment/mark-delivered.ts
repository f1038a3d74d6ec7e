import { audit } from '../admin/audit.ts'
import { auditById } from '../admin/queries.ts'
import { type ActPart, type Outbox, runAct } from '../mail/outbox.ts'
import type { DeskContext } from '../orders/desk-context.ts'
import { insertEvent } from '../orders/queries.ts'
import { now } from '../platform/clock.ts'
import { brokeConstraint, type Statement } from '../platform/db.ts'
import {
  changeShipment,
  isUnderWay,
  moveWithShipment,
  orderOfShipment,
  type ShipmentRow,
  shipmentById,
} from './shipment-queries.ts'
import { tellShopper } from './tell-shopper.ts'

type Outcome = { ok: true } | { ok: false; reason: 'changed-meanwhile' }

/**
 * Notes that a parcel has arrived, because somebody of the staff knows.
 *
 * @param told `version`: of the parcel, as the form showed it; `tell`: whether the shopper gets the
 *   mail `parcel-delivered`
 */
export async function markDelivered(
  desk: DeskContext,
  told: { act: string; id: string; version: number; tell: boolean },
): Promise<Outcome> {
  const { db, staff } = desk
  const { act, id, version, tell } = told
  const [[done], [shipment], [order]] = await db.batch([
    auditById(db, act),
    shipmentById(db, id),
    orderOfShipment(db, id),
  ])
  if (done) return { ok: true }
  if (!shipment || !order) return { ok: false, reason: 'changed-meanwhile' }
  const noted = await audit(desk, staff, {
    ...{ id: act, act: 'parcel-delivered', subject: 'order', subjectId: order.id },
    after: { parcel: id, known: 'staff' },
  })
  const who = { known: 'staff', staffId: staff.id, act } as const
  return arrive(desk, { ...shipment, version }, who, {
    noted: noted.statements,
    mail: tell ? await tellShopper(desk, order, 'parcel-delivered', { which: id, detail: id }) : [],
  })
}

/**
 * Notes that a parcel of this order has arrived, because the shopper says so. Nothing to do, and all
 * is well, where that is known already.
 */
export async function noteArrived(
  outbox: Outbox,
  { id, orderId }: { id: string; orderId: string },
): Promise<Outcome> {
  const [shipment] = await shipmentById(outbox.db, id)
  if (shipment?.orderId !== orderId) return { ok: false, reason: 'changed-meanwhile' }
  if (shipment.deliveredAt !== null) return { ok: true }
  const who = { known: 'shopper', staffId: null, act: `arrived:${id}` } as const
  const outcome = await arrive(outbox, shipment, who, { noted: [], mail: [] })
  if (outcome.ok) return outcome
  const [again] = await shipmentById(outbox.db, id)
  return again?.deliveredAt ? { ok: true } : outcome
}

async function arrive(
  outbox: Outbox,
  { id, orderId, version }: ShipmentRow,
  who: { known: 'staff' | 'shopper'; staffId: string | null; act: string },
  { noted, mail }: { noted: Statement[]; mail: ActPart[] },
): Promise<Outcome> {
  const { db } = outbox
  const { known, staffId, act } = who
  const at = now()
  const change = { deliveredAt: at, deliveryKnown: known }
  try {
    await runAct(outbox, [
      ...noted,
      changeShipment(db, { id, version }, change, isUnderWay),
      ...moveWithShipment(db, id, { leaves: 'sent', enters: 'delivered', at, staffId, act }),
      insertEvent(db, { id: `delivered:${id}`, orderId, kind: 'delivered', at }),
      ...mail,
    ])
    return { ok: true }
  } catch (error) {
    if (brokeConstraint(error, 'audit_log.id')) return { ok: true }
    const meanwhile = ['shipments.version', 'pieces.version']
    if (meanwhile.some((name) => brokeConstraint(error, name)))
      return { ok: false, reason: 'changed-meanwhile' }
    throw error
  }
}
