import { and, asc, desc, eq, gt, inArray, isNull, lt, or, type SQL, sql } from 'drizzle-orm'
import { minutes, type Seconds } from '../platform/clock.ts'
import type { Db } from '../platform/db.ts'
import { FORM_SECONDS } from '../platform/form-trap.ts'
import type { EventKind } from './rules.ts'
import { orderEvents, orderLines, orderLinks, orders, takenByHand, usedForms } from './tables.ts'

export type OrderRow = typeof orders.$inferSelect
export type OrderLineRow = typeof orderLines.$inferSelect

export const orderById = (db: Db, id: string) =>
  db.select().from(orders).where(eq(orders.id, id)).limit(1)

export const orderByNumber = (db: Db, number: string) =>
  db.select().from(orders).where(eq(orders.number, number)).limit(1)

/** The address of an order for which money came, as a digest. */
export const addressOfPaidOrder = (db: Db, id: string) =>
  db
    .select({ emailDigest: orders.emailDigest })
    .from(orders)
    .where(and(eq(orders.id, id), gt(orders.paid, 0)))
    .limit(1)

/** A checkout form with what it says: another key or another content is another form. */
export type OrderForm = Pick<OrderRow, 'formKey' | 'formDigest'>

/** The order that a form of a cart has placed; of several attempts, the last. */
export const newestOrderOfForm = (db: Db, cartId: string, { formKey, formDigest }: OrderForm) =>
  db
    .select()
    .from(orders)
    .where(
      and(
        eq(orders.cartId, cartId),
        eq(orders.formKey, formKey),
        eq(orders.formDigest, formDigest),
      ),
    )
    .orderBy(desc(orders.formAttempt))
    .limit(1)

export const orderByPaymentRef = (db: Db, paymentRef: string) =>
  db.select({ id: orders.id }).from(orders).where(eq(orders.paymentRef, paymentRef)).limit(1)

export const orderByLink = (db: Db, tokenHash: string, number: string, at: Seconds) =>
  db
    .select({ id: orders.id })
    .from(orderLinks)
    .innerJoin(orders, eq(orders.id, orderLinks.orderId))
    .where(
      and(
        eq(orderLinks.tokenHash, tokenHash),
        eq(orders.number, number),
        gt(orderLinks.expiresAt, at),
      ),
    )
    .limit(1)

export const linesOfOrder = (db: Db, orderId: string | SQL<string>) =>
  db
    .select()
    .from(orderLines)
    .where(eq(orderLines.orderId, orderId))
    .orderBy(asc(orderLines.position))

/** The variant of a line, as SQL. */
export const variantOfLine = (lineId: string): SQL<string> =>
  sql<string>`(select ${orderLines.variantId} from ${orderLines} where ${orderLines.id} = ${lineId})`

export const eventsOfOrder = (db: Db, orderId: string | SQL<string>) =>
  db
    .select()
    .from(orderEvents)
    .where(eq(orderEvents.orderId, orderId))
    .orderBy(asc(orderEvents.at), sql`order_events.rowid`)

/** The order of a cart whose payment page may still be open. */
export const pendingOrderOfCart = (db: Db, cartId: string) =>
  db
    .select()
    .from(orders)
    .where(and(eq(orders.cartId, cartId), eq(orders.state, 'pending')))
    .limit(1)

/**
 * Orders that the clock must ask the provider about, at most 20: those whose payment page should
 * have ended first, and those whose money somebody began to take and never said what came of it;
 * then refunds under way and, once an hour, payments that take days. Among equals, the one that was
 * not asked about for longest.
 */
export const ordersToSettle = (db: Db, at: Seconds) =>
  db
    .select({ id: orders.id, provider: orders.provider })
    .from(orders)
    .where(
      or(
        and(
          eq(orders.state, 'pending'),
          // A transfer is waited for longer than its goods are kept.
          sql`case when ${takenByHand(orders)}
            then ${orders.holdUntil} < ${at}
              and (${orders.awaitUntil} is null or ${orders.awaitUntil} <= ${at})
            else ${orders.holdUntil} < ${at} or ${orders.awaitUntil} <= ${at} end`,
        ),
        eq(orders.state, 'refunding'),
        and(eq(orders.state, 'processing'), lt(orders.askedAt, at - minutes(60))),
      ),
    )
    .orderBy(sql`${orders.state} = 'pending' desc`, asc(orders.askedAt))
    .limit(20)

export const markAsked = (db: Db, id: string, at: Seconds) =>
  db.update(orders).set({ askedAt: at }).where(eq(orders.id, id))

// What follows returns statements for the batch of an act.

/** Breaks `NOT NULL … orders.cart_id` when the cart's lines have changed since `revision`. */
export const insertOrder = (db: Db, order: OrderRow, revision: number) =>
  db.insert(orders).values({
    ...order,
    cartId: sql`(select id from carts where id = ${order.cartId} and revision = ${revision})`,
  })

/** Notes once that the payment page is open. */
export const noteOpened = (db: Db, orderId: string, at: Seconds) =>
  db
    .insert(orderEvents)
    .values({ id: `${orderId}:opened`, orderId, kind: 'payment-page-opened', at })
    .onConflictDoNothing()

/**
 * Adds to an order's history. With an `id` it happens once: the second breaks the key of
 * `order_events`.
 */
export const insertEvent = (
  db: Db,
  event: { id?: string; orderId: string; kind: EventKind; at: Seconds; amount?: number },
) => db.insert(orderEvents).values({ id: crypto.randomUUID(), ...event })

export const updateOrder = (
  db: Db,
  id: string,
  change: Partial<
    Pick<
      OrderRow,
      | 'state'
      | 'paid'
      | 'paidCurrency'
      | 'refunded'
      | 'disputed'
      | 'disputeNotes'
      | 'disputeDue'
      | 'paidAt'
      | 'sessionId'
      | 'paymentRef'
      | 'attention'
      | 'awaitUntil'
      | 'awaits'
      | 'readyBy'
      | 'deliverFrom'
      | 'deliverBy'
      | 'newReadyBy'
      | 'newDeliverFrom'
      | 'newDeliverBy'
    >
  >,
) => db.update(orders).set(change).where(eq(orders.id, id))

export const insertLink = (
  db: Db,
  link: { tokenHash: string; orderId: string; expiresAt: Seconds },
) => db.insert(orderLinks).values(link)

/** Notes that a form was sent; no row when it was sent before. */
export const useForm = (db: Db, number: string, at: Seconds) =>
  db.insert(usedForms).values({ number, at }).onConflictDoNothing().returning()

/** Deletes links and forms whose time is over. */
export const deleteExpired = (db: Db, at: Seconds) =>
  db.batch([
    db.delete(orderLinks).where(lt(orderLinks.expiresAt, at)),
    db.delete(usedForms).where(lt(usedForms.at, at - FORM_SECONDS)),
  ])

/**
 * Deletes up to `most` orders that ended unpaid and were placed before, or whose money was waited for
 * until before. Whatever belongs to them goes too, and the count of their day stays: the trigger
 * `orders_gone` sees to both. One whose money came and went back before the shop heard of it is in the
 * books, and stays.
 */
export const deleteNeverPaid = (db: Db, before: Seconds, most: number) =>
  db
    .delete(orders)
    .where(
      inArray(
        orders.id,
        db
          .select({ id: orders.id })
          .from(orders)
          .where(
            and(
              eq(orders.state, 'released'),
              lt(orders.placedAt, before),
              or(isNull(orders.awaitUntil), lt(orders.awaitUntil, before)),
              eq(orders.paid, 0),
              isNull(orders.attention),
              sql`not exists (select 1 from "journal" where "journal"."order_id" = ${orders.id})`,
            ),
          )
          .orderBy(orders.placedAt)
          .limit(most),
      ),
    )
    .returning({ id: orders.id })
