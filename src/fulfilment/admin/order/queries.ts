import { and, asc, eq, sql } from 'drizzle-orm'
import { auditLog, staff } from '../../../admin/tables.ts'
import { servicesOfOrder } from '../../../aftercare/services/queries.ts'
import { products, variants } from '../../../catalog/tables.ts'
import { copyOfMail, mailsAbout } from '../../../mail/queries.ts'
import { changesOfOrder } from '../../../orders/changes/queries.ts'
import {
  correctionOfOrder,
  idByNumber,
  notesOfOrder,
  othersOfPerson,
  paymentsOfChanges,
} from '../../../orders/desk-queries.ts'
import { eventsOfOrder, linesOfOrder, orderByNumber } from '../../../orders/queries.ts'
import { orderLines } from '../../../orders/tables.ts'
import { feesOfOrder } from '../../../payments/journal/queries.ts'
import { refundsOfOrder } from '../../../payments/refund-queries.ts'
import type { Db } from '../../../platform/db.ts'
import { pieceEventsOfOrder, piecesOfOrder } from '../../piece-queries.ts'
import { returnPiecesOfOrder, returnsOfOrder } from '../../returns/queries.ts'
import { shipmentsOfOrder } from '../../shipment-queries.ts'

/** Everything that the page of an order shows, in one round trip. */
export const readAllOfOrder = (db: Db, number: string) => {
  const id = idByNumber(number)
  return db.batch([
    orderByNumber(db, number),
    linesOfOrder(db, id),
    eventsOfOrder(db, id),
    piecesOfOrder(db, id),
    pieceEventsOfOrder(db, id),
    shipmentsOfOrder(db, id),
    notesOfOrder(db, id),
    correctionOfOrder(db, id),
    mailsAbout(db, id),
    actsOnOrder(db, id),
    staffNames(db, id),
    othersOfPerson(db, number),
    productsOfOrder(db, id),
    changesOfOrder(db, id),
    paymentsOfChanges(db, id),
    refundsOfOrder(db, id),
    returnsOfOrder(db, id),
    returnPiecesOfOrder(db, id),
    servicesOfOrder(db, id),
    feesOfOrder(db, id),
  ])
}

/** Who did what to an order, without what changed. */
const actsOnOrder = (db: Db, orderId: ReturnType<typeof idByNumber>) =>
  db
    .select({ id: auditLog.id, at: auditLog.at, act: auditLog.act, staffId: auditLog.staffId })
    .from(auditLog)
    .where(and(eq(auditLog.subject, 'order'), eq(auditLog.subjectId, orderId)))
    .orderBy(asc(auditLog.at))

/** What those who did something to an order are called, sealed, whether they still work here or not. */
const staffNames = (db: Db, orderId: ReturnType<typeof idByNumber>) =>
  db
    .select({ id: staff.id, name: staff.name })
    .from(staff)
    .where(
      // In two, because D1 takes five terms of a compound select.
      sql`${staff.id} in (
        select staff_id from audit_log where subject = 'order' and subject_id = ${orderId}
        union select staff_id from piece_events where order_id = ${orderId}
        union select staff_id from order_notes where order_id = ${orderId}
      ) or ${staff.id} in (
        select staff_id from order_corrections where id = ${orderId}
        union select staff_id from order_changes where order_id = ${orderId}
        union select staff_id from returns where order_id = ${orderId})`,
    )

/** What the lines of an order are of, by the catalogue of today: to draw an engraving on it. */
const productsOfOrder = (db: Db, orderId: ReturnType<typeof idByNumber>) =>
  db
    .select({
      lineId: orderLines.id,
      type: products.type,
      facts: products.facts,
      options: products.options,
      optionValues: variants.optionValues,
    })
    .from(orderLines)
    .innerJoin(variants, eq(variants.id, orderLines.variantId))
    .innerJoin(products, eq(products.id, variants.productId))
    .where(eq(orderLines.orderId, sql`${orderId}`))

/** A mail about an order with what is kept of it, and the order, in one round trip. */
export const readMailOfOrder = (db: Db, number: string, mail: string) =>
  db.batch([orderByNumber(db, number), mailsAbout(db, idByNumber(number)), copyOfMail(db, mail)])
