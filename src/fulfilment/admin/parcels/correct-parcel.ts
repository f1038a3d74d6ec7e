import { audit } from '../../../admin/audit.ts'
import { auditById } from '../../../admin/queries.ts'
import type { DeskContext } from '../../../orders/desk-context.ts'
import { noteParcelKey } from '../../../orders/search/order-keys.ts'
import { now } from '../../../platform/clock.ts'
import { brokeConstraint, runBatch } from '../../../platform/db.ts'
import { keyedDigest } from '../../../platform/digest.ts'
import { seal } from '../../../platform/sealing.ts'
import { tidyNumber, trackingLink } from '../../carriers/numbers.ts'
import { carrierOf } from '../../carriers/shop-carriers.ts'
import { openShipments } from '../../open-shipments.ts'
import { changeShipment, isUnderWay, shipmentById } from '../../shipment-queries.ts'

/**
 * Corrects carrier and number of a parcel that is under way. Nobody is told; the order is found by
 * the new number, and by the old one.
 *
 * @param told `carrier`: id of one of the shop's; `link`: only of one that has no page of its own
 */
export async function correctParcel(
  desk: DeskContext,
  told: { act: string; id: string; version: number; carrier: string; number: string; link: string },
): Promise<{ ok: true } | { ok: false; reason: 'changed-meanwhile' | 'number-used' }> {
  const { db, config, staff } = desk
  const { act, id, version } = told
  const [[done], rows] = await db.batch([auditById(db, act), shipmentById(db, id)])
  const [shipment] = await openShipments(config, rows)
  const carrier = carrierOf(config, told.carrier)
  if (!shipment || !carrier) return { ok: false, reason: 'changed-meanwhile' }
  const number = tidyNumber(carrier, told.number) || null
  const link = carrier.link ? trackingLink(carrier, number ?? '') : told.link || null
  const { statements } = await audit(desk, staff, {
    ...{ id: act, act: 'parcel-corrected', subject: 'order', subjectId: shipment.orderId },
    before: { parcel: id, carrier: shipment.carrier, number: shipment.number, link: shipment.link },
    after: { parcel: id, carrier: carrier.id, number, link },
  })
  if (statements.length === 0) return { ok: true }
  // By this very form, which says something else now.
  if (done) return { ok: false, reason: 'changed-meanwhile' }
  const sealed = (column: 'number' | 'link', text: string | null) =>
    text ? seal(config.sealingKeys, `shipments.${column}:${id}`, text) : null
  const change = {
    carrier: carrier.id,
    number: await sealed('number', number),
    link: await sealed('link', link),
    numberDigest: number ? await keyedDigest(config.LOOKUP_KEY, number) : null,
    ...{ reportAt: now(), reportRefused: false },
  }
  try {
    await runBatch(db, [
      ...statements,
      changeShipment(db, { id, version }, change, isUnderWay),
      ...(number ? (await noteParcelKey(desk, shipment.orderId, number)).statements : []),
    ])
    return { ok: true }
  } catch (error) {
    if (brokeConstraint(error, 'audit_log.id')) return { ok: true }
    if (brokeConstraint(error, 'shipments.number_digest'))
      return { ok: false, reason: 'number-used' }
    if (brokeConstraint(error, 'shipments.version'))
      return { ok: false, reason: 'changed-meanwhile' }
    throw error
  }
}
