import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import { carts } from '../cart/tables.ts'
import type { Attention, HandWay, MoneyAwaits, OrderState } from '../orders/rules.ts'
import { orderMoves, orders } from '../orders/tables.ts'
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

/**
 * Lets an order leave a state. Breaks `order_moves`, and with it the whole batch, when the order is
 * not in that state any more. An unpaid order is not released while its money is being taken
 * (`claimCapture`), nor by who has read it with another page, or with none.
 *
 * @param move `sessionId`: the page that it had when it was read; null: none
 */
export const insertMove = (
  db: Db,
  move: {
    orderId: string
    leaves: OrderState
    enters: OrderState
    at: Seconds
    sessionId: string | null
  },
) => {
  const { leaves, enters, at } = move
  const money =
    leaves === 'pending' && enters === 'released'
      ? sql`and ${orders.sessionId} is ${move.sessionId} and (${orders.sessionId} is null
          or ${orders.awaitUntil} is null or ${orders.awaitUntil} <= ${at})`
      : sql``
  // Null where there is no such order, and the column takes no null.
  const orderId = sql<string>`(select ${orders.id} from ${orders}
    where ${orders.id} = ${move.orderId} and ${orders.state} = ${leaves} ${money})`
  return db.insert(orderMoves).values({ orderId, leaves, enters, at })
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
