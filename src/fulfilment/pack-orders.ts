import { audit } from '../admin/audit.ts'
import { auditById } from '../admin/queries.ts'
import type { DeskContext } from '../orders/desk-context.ts'
import { now } from '../platform/clock.ts'
import { brokeConstraint, runBatch, type Statement } from '../platform/db.ts'
import {
  insertShipment,
  packedOfOrders,
  piecesToPack,
  putIntoShipment,
} from './shipment-queries.ts'

/** How often packing starts anew when somebody else packs the same orders. */
const ATTEMPTS = 4

type Packed = { id: string; orderId: string }

/**
 * Packs a parcel for each of these orders: all its pieces that are ready and in no other parcel.
 * Two people who pack the same order at once make one parcel.
 *
 * @returns every parcel of these orders that waits to be sent, whoever packed it
 */
export async function packOrders(
  desk: DeskContext,
  { act, orderIds }: { act: string; orderIds: string[] },
): Promise<{ ok: true; shipments: Packed[] }> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const [done, ready] = await desk.db.batch([
      auditById(desk.db, act),
      piecesToPack(desk.db, orderIds),
    ])
    if (done.length > 0 || ready.length === 0) break
    try {
      await runBatch(desk.db, await packing(desk, act, ready))
      break
    } catch (error) {
      // This form was posted twice, and the other post was quicker.
      if (brokeConstraint(error, 'audit_log.id')) break
      if (!brokeConstraint(error, 'shipment_pieces.piece_id') || attempt === ATTEMPTS) throw error
    }
  }
  return { ok: true, shipments: await packedOfOrders(desk.db, orderIds) }
}

async function packing(
  desk: DeskContext,
  act: string,
  ready: { id: string; orderId: string; price: number }[],
): Promise<Statement[]> {
  const { db, staff } = desk
  const parcels = Map.groupBy(ready, ({ orderId }) => orderId)
  const parts = [...parcels].map(async ([orderId, pieces], at) => {
    const id = crypto.randomUUID()
    const pieceIds = pieces.map((piece) => piece.id)
    const value = pieces.reduce((sum, { price }) => sum + price, 0)
    const noted = await audit(desk, staff, {
      // The log takes an id once. The first order has that of the act, so that it happens once.
      id: at === 0 ? act : `${act}:${at}`,
      act: 'parcel-packed',
      subject: 'order',
      subjectId: orderId,
      after: { parcel: id, pieces: pieceIds, value },
    })
    return [
      ...noted.statements,
      insertShipment(db, { id, orderId, packedAt: now(), value, insured: false, signature: false }),
      putIntoShipment(db, id, pieceIds),
    ]
  })
  return (await Promise.all(parts)).flat()
}
