import { and, asc, eq, isNotNull, lte, or, type SQL, sql } from 'drizzle-orm'
import { correctionOfOrder } from '../orders/desk-queries.ts'
import { orderLines, orders } from '../orders/tables.ts'
import type { Seconds } from '../platform/clock.ts'
import type { Db } from '../platform/db.ts'
import type { Stage } from './rules.ts'
import { pieceEvents, pieces, shipmentPieces, shipments } from './tables.ts'

export type ShipmentRow = typeof shipments.$inferSelect & { pieces: PieceInParcel[] }

/** A piece and the order line that it is a unit of. */
type PieceInParcel = { id: string; lineId: string }

const contents = sql`(select json_group_array(json_object('id', p.id, 'lineId', p.line_id))
  from shipment_pieces c join pieces p on p.id = c.piece_id where c.shipment_id = "shipments"."id")`
  .mapWith((json: string): PieceInParcel[] => JSON.parse(json))
  .as('pieces')

const columns = {
  id: shipments.id,
  orderId: shipments.orderId,
  packedAt: shipments.packedAt,
  sentAt: shipments.sentAt,
  deliveredAt: shipments.deliveredAt,
  deliveryKnown: shipments.deliveryKnown,
  cancelledAt: shipments.cancelledAt,
  carrier: shipments.carrier,
  number: shipments.number,
  numberDigest: shipments.numberDigest,
  link: shipments.link,
  address: shipments.address,
  value: shipments.value,
  insured: shipments.insured,
  signature: shipments.signature,
  reportAt: shipments.reportAt,
  reportRefused: shipments.reportRefused,
  version: shipments.version,
  pieces: contents,
}

/** The parcels of an order, cancelled ones too, as they were packed. */
export const shipmentsOfOrder = (db: Db, orderId: string | SQL<string>) =>
  db
    .select(columns)
    .from(shipments)
    .where(eq(shipments.orderId, orderId))
    .orderBy(asc(shipments.packedAt), sql`shipments.rowid`)

export const shipmentById = (db: Db, id: string) =>
  db.select(columns).from(shipments).where(eq(shipments.id, id)).limit(1)

/** The order of a parcel, and the correction of its address. */
export const orderOfShipment = (db: Db, id: string) =>
  db
    .select()
    .from(orders)
    .where(eq(orders.id, orderIdOf(id)))
    .limit(1)

export const correctionOfShipment = (db: Db, id: string) => correctionOfOrder(db, orderIdOf(id))

const orderIdOf = (id: string) =>
  sql<string>`(select ${shipments.orderId} from ${shipments} where ${shipments.id} = ${id})`

/** What can be packed of these orders: pieces that are ready and in no parcel, with their prices. */
export const piecesToPack = (db: Db, orderIds: string[]) =>
  db
    .select({ id: pieces.id, orderId: pieces.orderId, price: orderLines.unitPrice })
    .from(pieces)
    .innerJoin(orderLines, eq(orderLines.id, pieces.lineId))
    .where(
      sql`${pieces.orderId} in (select value from json_each(${JSON.stringify(orderIds)}))
        and ${pieces.stage} = 'ready' and not exists (select 1 from ${shipmentPieces}
          where ${shipmentPieces.pieceId} = ${pieces.id} and ${shipmentPieces.live})`,
    )
    .orderBy(asc(pieces.orderId), asc(pieces.id))

/** Ids of the parcels of these orders that wait to be sent. */
export const packedOfOrders = (db: Db, orderIds: string[]) =>
  db
    .select({ id: shipments.id, orderId: shipments.orderId })
    .from(shipments)
    .where(
      sql`${shipments.orderId} in (select value from json_each(${JSON.stringify(orderIds)}))
        and ${shipments.sentAt} is null and ${shipments.cancelledAt} is null`,
    )
    .orderBy(asc(shipments.packedAt), sql`shipments.rowid`)

/** Parcels whose number is to be reported, those that waited longest first. */
export const shipmentsToReport = (db: Db, at: Seconds, most: number) =>
  db
    .select(columns)
    .from(shipments)
    .where(and(isNotNull(shipments.reportAt), lte(shipments.reportAt, at)))
    .orderBy(asc(shipments.reportAt))
    .limit(most)

/** What was paid for an order, and for changes that made it dearer. */
export const paymentsFor = (db: Db, orderId: string) =>
  db
    .select({
      provider: orders.provider,
      sessionId: orders.sessionId,
      paymentRef: orders.paymentRef,
    })
    .from(orders)
    .where(and(eq(orders.state, 'paid'), or(eq(orders.id, orderId), eq(orders.parentId, orderId))))

/**
 * Notes when a parcel is to be reported next, unless it was corrected meanwhile, and whether that was
 * refused. Null: not any more.
 */
export const setReportAt = (
  db: Db,
  { id, version }: { id: string; version: number },
  reportAt: Seconds | null,
  reportRefused: boolean,
) =>
  db
    .update(shipments)
    .set({ reportAt, reportRefused })
    .where(and(eq(shipments.id, id), eq(shipments.version, version)))

// What follows returns statements for the batch of an act.

export const insertShipment = (db: Db, shipment: typeof shipments.$inferInsert) =>
  db.insert(shipments).values(shipment)

/**
 * Puts pieces into a parcel. Breaks `NOT NULL … shipment_pieces.piece_id` when one is not ready any
 * more, and the key of `shipment_pieces.piece_id` when one is in another parcel by now.
 */
export const putIntoShipment = (db: Db, shipmentId: string, pieceIds: string[]) =>
  db.insert(shipmentPieces).select(sql`select ${shipmentId}, (select ${pieces.id} from ${pieces}
      where ${pieces.id} = each.value and ${pieces.stage} = 'ready'), 1
    from json_each(${JSON.stringify(pieceIds)}) as each`)

type Change = Partial<Omit<typeof shipments.$inferInsert, 'id' | 'version'>>

/**
 * Changes a parcel of this version, and its version with it. Breaks `NOT NULL … shipments.version`,
 * and with it the whole batch, when it has another by now or `still` does not hold.
 */
export const changeShipment = (
  db: Db,
  { id, version }: { id: string; version: number },
  change: Change,
  still: SQL,
) =>
  db
    .update(shipments)
    .set({
      ...change,
      version: sql`iif(${shipments.version} = ${version} and ${still}, ${shipments.version} + 1, null)`,
    })
    .where(eq(shipments.id, id))

/** That a parcel waits to be sent. A correction of its address gives it another version. */
export const isPacked = sql`${shipments.sentAt} is null and ${shipments.cancelledAt} is null`

/** That a parcel is under way. */
export const isUnderWay = sql`${shipments.sentAt} is not null and ${shipments.deliveredAt} is null
  and ${shipments.cancelledAt} is null`

const inShipment = (id: string) =>
  sql`(select ${shipmentPieces.pieceId} from ${shipmentPieces}
    where ${shipmentPieces.shipmentId} = ${id} and ${shipmentPieces.live})`

/**
 * Moves what is in a parcel, with an event for each piece. Breaks `NOT NULL … pieces.version` when
 * one of them is not in the stage that it leaves.
 *
 * @param move `staffId`: null, if it was nobody of the staff
 */
export const moveWithShipment = (
  db: Db,
  id: string,
  move: { leaves: Stage; enters: Stage; at: Seconds; staffId: string | null; act: string },
) => [
  db
    .insert(pieceEvents)
    .select(sql`select id, version, order_id, stage, ${move.enters}, ${move.at}, ${move.staffId}, ${move.act}
    from ${pieces} where id in ${inShipment(id)}`),
  db
    .update(pieces)
    .set({
      stage: move.enters,
      since: move.at,
      version: sql`iif(${pieces.stage} = ${move.leaves}, ${pieces.version} + 1, null)`,
    })
    .where(sql`${pieces.id} in ${inShipment(id)}`),
]

/** Takes everything out of a parcel. */
export const emptyShipment = (db: Db, id: string) =>
  db.update(shipmentPieces).set({ live: false }).where(eq(shipmentPieces.shipmentId, id))
