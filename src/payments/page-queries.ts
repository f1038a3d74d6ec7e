import { and, eq, gt, isNull, lte, or, sql } from 'drizzle-orm'
import type { OrderRow } from '../orders/queries.ts'
import { orders } from '../orders/tables.ts'
import type { Seconds } from '../platform/clock.ts'
import type { Db } from '../platform/db.ts'

/**
 * Notes the payment session of a pending order, and ends the claim under which it was opened. No row
 * when it is not pending any more, or has another session or provider by now.
 */
export const recordSession = (
  db: Db,
  { id, provider }: Pick<OrderRow, 'id' | 'provider'>,
  sessionId: string,
) =>
  db
    .update(orders)
    .set({
      sessionId,
      awaitUntil: sql`case when ${orders.sessionId} is null then null else ${orders.awaitUntil} end`,
    })
    .where(
      and(
        eq(orders.id, id),
        eq(orders.provider, provider),
        eq(orders.state, 'pending'),
        or(isNull(orders.sessionId), eq(orders.sessionId, sessionId)),
      ),
    )
    .returning({ id: orders.id })

/**
 * Lets one caller take the money of an order whose shopper has approved it on its page, while its units
 * are kept: until `until` nobody releases it. No row: another one does, the order has moved on, or it
 * has another page, or none that anybody was sent to.
 */
export const claimCapture = (
  db: Db,
  { id, sessionId }: { id: string; sessionId: string },
  at: Seconds,
  until: Seconds,
) =>
  db
    .update(orders)
    .set({ awaitUntil: until })
    .where(
      and(
        eq(orders.id, id),
        eq(orders.sessionId, sessionId),
        eq(orders.state, 'pending'),
        gt(orders.holdUntil, at),
        or(isNull(orders.awaitUntil), lte(orders.awaitUntil, at)),
      ),
    )
    .returning({ id: orders.id })

/**
 * Lets one caller give an unpaid order another page, as `claimCapture` lets one take its money. No row:
 * somebody does either at this moment, or has since it was read; or its units are kept no longer.
 */
export const claimPage = (db: Db, order: OrderRow, at: Seconds, until: Seconds) =>
  db
    .update(orders)
    .set({ awaitUntil: until })
    .where(
      and(
        eq(orders.id, order.id),
        eq(orders.provider, order.provider),
        eq(orders.state, 'pending'),
        gt(orders.holdUntil, at),
        sql`${orders.sessionId} is ${order.sessionId}`,
        sql`${orders.awaitUntil} is ${order.awaitUntil}`,
        or(isNull(orders.awaitUntil), lte(orders.awaitUntil, at)),
      ),
    )
    .returning({ id: orders.id })

/** Ends a claim of which nothing came. */
export const endClaim = (db: Db, orderId: string, until: Seconds) =>
  db
    .update(orders)
    .set({ awaitUntil: null })
    .where(and(eq(orders.id, orderId), eq(orders.state, 'pending'), eq(orders.awaitUntil, until)))

/** Binds an order whose page is closed to a provider, under the claim that closed it. */
export const bindTo = (db: Db, orderId: string, provider: string, until: Seconds) =>
  db
    .update(orders)
    .set({ provider, sessionId: null })
    .where(and(eq(orders.id, orderId), eq(orders.state, 'pending'), eq(orders.awaitUntil, until)))
    .returning()

/** Ends a claim whose page did not open. That there was one stays known: the next page is not the first. */
export const endOpening = (db: Db, orderId: string, until: Seconds, at: Seconds) =>
  db
    .update(orders)
    .set({ awaitUntil: at })
    .where(and(eq(orders.id, orderId), isNull(orders.sessionId), eq(orders.awaitUntil, until)))

/** Lets an order have no page that had a closed one. */
export const forgetPage = (db: Db, { id, sessionId, awaitUntil }: OrderRow) =>
  db
    .update(orders)
    .set({ sessionId: null })
    .where(
      and(
        eq(orders.id, id),
        eq(orders.state, 'pending'),
        sql`${orders.sessionId} is ${sessionId}`,
        sql`${orders.awaitUntil} is ${awaitUntil}`,
      ),
    )
