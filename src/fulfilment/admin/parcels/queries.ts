import {
  and,
  asc,
  desc,
  eq,
  getTableColumns,
  inArray,
  isNotNull,
  isNull,
  notExists,
  sql,
} from 'drizzle-orm'
import { auditLog } from '../../../admin/tables.ts'
import { variants } from '../../../catalog/tables.ts'
import { orderCorrections, orderLines, orders } from '../../../orders/tables.ts'
import type { Db } from '../../../platform/db.ts'
import type { Sealed } from '../../../platform/sealing.ts'
import { pieces, shipmentPieces, shipments } from '../../tables.ts'

/** Most parcels that are packed, printed or sent at once. */
export const MOST = 50

/** Orders and parcels that a page shows: with more it is longer than a page of the desk may be. */
export const SHOWN = { toSend: 30, packing: 20, underWay: 20 }

/** What the shopper was told last. */
const promised = sql<string>`coalesce(${orders.newReadyBy}, ${orders.readyBy})`

/** Ids of the paid orders with units that are ready and in no live parcel, the most urgent first. */
const idsToSend = (db: Db) =>
  db
    .select({ id: orders.id })
    .from(orders)
    .where(
      and(
        eq(orders.state, 'paid'),
        inArray(
          orders.id,
          db
            .select({ id: pieces.orderId })
            .from(pieces)
            .where(
              and(
                eq(pieces.stage, 'ready'),
                notExists(
                  db
                    .select({ one: sql`1` })
                    .from(shipmentPieces)
                    .where(and(eq(shipmentPieces.pieceId, pieces.id), sql`${shipmentPieces.live}`)),
                ),
              ),
            ),
        ),
      ),
    )
    .orderBy(asc(promised), asc(orders.placedAt))
    // One more, to tell whether there are more.
    .limit(SHOWN.toSend + 1)

export const ordersToSend = (db: Db) =>
  db
    .select({
      orderId: orders.id,
      number: orders.number,
      country: orders.country,
      deliveryMethod: orders.deliveryMethod,
      promised: promised.as('promised'),
      // Null where there is nothing to decide.
      decision: sql<
        string | null
      >`coalesce(${orders.attention}, iif(${orders.disputed}, 'disputed', null))`,
      contact: orders.contact,
      corrected: orderCorrections.address,
    })
    .from(orders)
    .leftJoin(orderCorrections, eq(orderCorrections.id, orders.id))
    .where(inArray(orders.id, idsToSend(db)))
    .orderBy(asc(promised), asc(orders.placedAt))

/** Every unit of the orders in `ordersToSend`, also those that are not ready yet. */
export const unitsToSend = (db: Db) => unitsOf(db, idsToSend(db))

/** Every unit of these orders: what it is, how far it has come, and in which live parcel it is. */
const unitsOf = (db: Db, orderIds: ReturnType<typeof idsToSend> | ReturnType<typeof ordersOf>) =>
  db
    .select({
      orderId: pieces.orderId,
      pieceId: sql<string>`${pieces.id}`.as('piece_id'),
      stage: pieces.stage,
      due: pieces.due,
      shipmentId: shipmentPieces.shipmentId,
      lineId: pieces.lineId,
      title: orderLines.title,
      variantTitle: orderLines.variantTitle,
      unitPrice: orderLines.unitPrice,
      madeToOrder: orderLines.madeToOrder,
      personalization: orderLines.personalization,
      grams: variants.weightGrams,
    })
    .from(pieces)
    .innerJoin(orderLines, eq(orderLines.id, pieces.lineId))
    .innerJoin(variants, eq(variants.id, orderLines.variantId))
    .leftJoin(
      shipmentPieces,
      and(eq(shipmentPieces.pieceId, pieces.id), sql`${shipmentPieces.live}`),
    )
    .where(inArray(pieces.orderId, orderIds))
    .orderBy(asc(orderLines.position), asc(pieces.unit))

export type UnitRow = Awaited<ReturnType<typeof unitsOf>>[number]

export type OrderToSendRow = Awaited<ReturnType<typeof ordersToSend>>[number]

const parcels = (db: Db) =>
  db
    .select({
      ...getTableColumns(shipments),
      orderNumber: sql<string>`${orders.number}`.as('order_number'),
      country: orders.country,
      currency: orders.currency,
      deliveryMethod: orders.deliveryMethod,
      readyBy: promised.as('promised'),
      deliverBy: sql<string>`coalesce(${orders.newDeliverBy}, ${orders.deliverBy})`.as(
        'deliver_by',
      ),
      contact: orders.contact,
      corrected: sql<Sealed | null>`${orderCorrections.address}`.as('corrected'),
    })
    .from(shipments)
    .innerJoin(orders, eq(orders.id, shipments.orderId))
    .leftJoin(orderCorrections, eq(orderCorrections.id, orders.id))
    .$dynamic()

export type ParcelRow = Awaited<ReturnType<typeof parcels>>[number]

const isLive = isNull(shipments.cancelledAt)

/** Parcels that are being packed, the first one first. */
export const parcelsBeingPacked = (db: Db) =>
  parcels(db)
    .where(and(isNull(shipments.sentAt), isLive))
    .orderBy(asc(shipments.packedAt), asc(shipments.id))
    .limit(MOST)

/** Parcels that were sent and of which nobody has said that they arrived, the most overdue first. */
export const parcelsUnderWay = (db: Db) =>
  parcels(db)
    .where(and(isNotNull(shipments.sentAt), isNull(shipments.deliveredAt), isLive))
    .orderBy(asc(sql`deliver_by`), asc(shipments.sentAt))
    .limit(SHOWN.underWay + 1)

/** To which countries the carriers brought the parcels that were sent last, the newest first. */
export const carriersLastUsed = (db: Db) =>
  db
    .select({ country: orders.country, carrier: shipments.carrier })
    .from(shipments)
    .innerJoin(orders, eq(orders.id, shipments.orderId))
    .where(and(isNotNull(shipments.sentAt), isLive))
    .orderBy(desc(shipments.sentAt))
    .limit(200)

/** What the log has about the parcels of a parcel's order, oldest first. */
export const historyOfParcel = (db: Db, id: string) =>
  db
    .select({
      id: auditLog.id,
      at: auditLog.at,
      act: auditLog.act,
      who: auditLog.who,
      before: auditLog.before,
      after: auditLog.after,
    })
    .from(auditLog)
    .where(
      and(
        eq(auditLog.subject, 'order'),
        inArray(auditLog.subjectId, ordersOf(db, [id])),
        sql`${auditLog.act} glob 'parcel-*'`,
      ),
    )
    .orderBy(asc(auditLog.at))

export type HistoryRow = Awaited<ReturnType<typeof historyOfParcel>>[number]

/** Ids as one parameter, because a statement takes at most 100. */
const listed = (ids: string[]) => sql`(select value from json_each(${JSON.stringify(ids)}))`

/** The parcels of these ids, also those that were unpacked. */
export const parcelsOfIds = (db: Db, ids: string[]) =>
  parcels(db)
    .where(sql`${shipments.id} in ${listed(ids)}`)
    .orderBy(asc(shipments.packedAt), asc(shipments.id))

/** E-mail addresses of the orders of these parcels, sealed. */
export const emailsOfParcels = (db: Db, ids: string[]) =>
  db
    .select({ orderId: orders.id, email: orders.email })
    .from(orders)
    .where(inArray(orders.id, ordersOf(db, ids)))

/** Numbers of the orders of these parcels, unpacked ones too. */
export const orderNumbersOfParcels = (db: Db, ids: string[]) =>
  db
    .select({ id: sql<string>`${shipments.id}`.as('shipment_id'), number: orders.number })
    .from(shipments)
    .innerJoin(orders, eq(orders.id, shipments.orderId))
    .where(sql`${shipments.id} in ${listed(ids)}`)

const ordersOf = (db: Db, ids: string[]) =>
  db
    .select({ id: shipments.orderId })
    .from(shipments)
    .where(sql`${shipments.id} in ${listed(ids)}`)

/** Every unit of the orders of these parcels, also what is not in them. */
export const unitsOfParcels = (db: Db, ids: string[]) => unitsOf(db, ordersOf(db, ids))
