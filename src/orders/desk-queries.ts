import { and, asc, desc, eq, ne, type SQL, sql } from 'drizzle-orm'
import type { Seconds } from '../platform/clock.ts'
import type { Db } from '../platform/db.ts'
import type { Sealed } from '../platform/sealing.ts'
import { orderCorrections, orderEvents, orderNotes, orders } from './tables.ts'

/** Orders of the same person that are listed. */
const MOST_OTHERS = 10

/** The id of an order by its number, as SQL: so that its page is one batch. */
export const idByNumber = (number: string): SQL<string> =>
  sql<string>`(select ${orders.id} from ${orders} where ${orders.number} = ${number})`

export const numberOfOrder = (db: Db, id: string) =>
  db.select({ number: orders.number }).from(orders).where(eq(orders.id, id)).limit(1)

/** The newest other orders of whoever placed one, paid or not: at most ten. */
export const othersOfPerson = (db: Db, number: string) =>
  db
    .select({
      number: orders.number,
      state: orders.state,
      stage: orders.stage,
      total: orders.total,
      currency: orders.currency,
      placedAt: orders.placedAt,
    })
    .from(orders)
    .where(
      and(
        eq(
          orders.emailDigest,
          sql`(select o.email_digest from ${orders} o where o.number = ${number})`,
        ),
        ne(orders.number, number),
      ),
    )
    .orderBy(desc(orders.placedAt))
    .limit(MOST_OTHERS)

/** The orders that pay for changes of an order, and the one whose change an order pays for. */
export const paymentsOfChanges = (db: Db, orderId: SQL<string>) =>
  db
    .select({
      id: orders.id,
      number: orders.number,
      state: orders.state,
      holdUntil: orders.holdUntil,
      ...{ provider: orders.provider, paymentRef: orders.paymentRef },
      isParent: sql<0 | 1>`${orders.parentId} is null`.as('is_parent'),
    })
    .from(orders)
    .where(
      sql`${orders.parentId} = ${orderId}
        or ${orders.id} = (select o.parent_id from ${orders} o where o.id = ${orderId})`,
    )

/** What staff wrote about an order, oldest first. */
export const notesOfOrder = (db: Db, orderId: string | SQL<string>) =>
  db
    .select()
    .from(orderNotes)
    .where(eq(orderNotes.orderId, orderId))
    .orderBy(asc(orderNotes.at), asc(orderNotes.id))

export const noteById = (db: Db, id: string) =>
  db.select().from(orderNotes).where(eq(orderNotes.id, id)).limit(1)

export const correctionOfOrder = (db: Db, orderId: string | SQL<string>) =>
  db.select().from(orderCorrections).where(eq(orderCorrections.id, orderId)).limit(1)

// What follows returns statements for the batch of an act.

export const insertNote = (db: Db, note: typeof orderNotes.$inferInsert) =>
  db.insert(orderNotes).values(note)

/**
 * Corrects an address for the first time. Breaks `order_corrections.id` when somebody else has, and
 * `corrected_in_time` when everything has been sent.
 */
export const insertCorrection = (db: Db, first: typeof orderCorrections.$inferInsert) =>
  db.insert(orderCorrections).values(first)

/** Corrects a corrected address, as it was read. `noteCorrection` breaks where it was not so. */
export const updateCorrection = (
  db: Db,
  correction: typeof orderCorrections.$inferSelect,
  seen: number,
) =>
  db
    .update(orderCorrections)
    .set(correction)
    .where(and(eq(orderCorrections.id, correction.id), eq(orderCorrections.version, seen)))

/**
 * Adds to an order's history that its address was corrected. Breaks `order_events.order_id`, and the
 * batch with it, when the correction is not the one that the batch wrote.
 */
export const noteCorrection = (
  db: Db,
  event: { id: string; orderId: string; at: Seconds; address: Sealed },
) =>
  db.insert(orderEvents).values({
    id: event.id,
    orderId: sql<string>`(select ${orderCorrections.id} from ${orderCorrections}
      where ${orderCorrections.id} = ${event.orderId}
        and ${orderCorrections.address} = ${event.address})`,
    kind: 'address-corrected',
    at: event.at,
  })

/** The number of the order that an entry of the log is about, as a column of `audit_log`. */
export const orderOfEntry = () => sql<string | null>`(select ${orders.number} from ${orders}
  where audit_log.subject = 'order' and orders.id = audit_log.subject_id)`
