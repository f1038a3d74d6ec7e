import { and, desc, eq, gt, inArray, isNull, lte, or, sql } from 'drizzle-orm'
import { carts } from '../cart/tables.ts'
import type { OrderRow } from '../orders/queries.ts'
import type { Attention, HandWay, MoneyAwaits } from '../orders/rules.ts'
import { orders } from '../orders/tables.ts'
import type { Seconds } from '../platform/clock.ts'
import type { Db } from '../platform/db.ts'
import { providerEvents } from './tables.ts'

/** A cart's unpaid order: the one whose payment page may be open, or else the newest that ended. */
export const unpaidOrderOfCart = (db: Db, tokenHash: string) =>
  db
    .select()
    .from(orders)
    .where(
      and(
        eq(
          orders.cartId,
          db.select({ id: carts.id }).from(carts).where(eq(carts.tokenHash, tokenHash)),
        ),
        inArray(orders.state, ['pending', 'released']),
      ),
    )
    .orderBy(sql`${orders.state} = 'pending' desc`, desc(orders.placedAt))
    .limit(1)

/** Notes who takes the money of an order. */
export const setProvider = (db: Db, orderId: string, provider: HandWay) =>
  db.update(orders).set({ provider }).where(eq(orders.id, orderId))

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

/** Ends a claim of which nothing came. */
export const endCapture = (db: Db, orderId: string, until: Seconds) =>
  db
    .update(orders)
    .set({ awaitUntil: null })
    .where(and(eq(orders.id, orderId), eq(orders.state, 'pending'), eq(orders.awaitUntil, until)))

/**
 * Notes what an order's money waits for. Breaks `NOT NULL … orders.state`, and with it the whole batch,
 * when the money is not on its way any more, or somebody else has noted something meanwhile.
 */
export const noteAwaits = (
  db: Db,
  { id, awaits }: { id: string; awaits: MoneyAwaits | null },
  change: { awaits: MoneyAwaits | null; attention: Attention | null },
) => {
  const asRead = sql`${orders.state} = 'processing' and ${orders.awaits} is ${awaits}`
  return db
    .update(orders)
    .set({ ...change, state: sql`iif(${asRead}, ${orders.state}, null)` })
    .where(eq(orders.id, id))
}

/** Claims a provider's event. Breaks the key of `provider_events` when it was claimed before. */
export const claimEvent = (
  db: Db,
  event: { provider: string; eventId: string; kind: string; orderId: string | null; at: Seconds },
) => db.insert(providerEvents).values(event)

/** Ids of those of a provider's events that were claimed. However many, they are one parameter. */
export const claimedEvents = (db: Db, provider: string, eventIds: string[]) =>
  db
    .select({ eventId: providerEvents.eventId })
    .from(providerEvents)
    .where(
      and(
        eq(providerEvents.provider, provider),
        sql`${providerEvents.eventId} in (select value from json_each(${JSON.stringify(eventIds)}))`,
      ),
    )
