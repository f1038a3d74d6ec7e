import { and, asc, eq, type SQL, sql } from 'drizzle-orm'
import type { Seconds } from '../../platform/clock.ts'
import type { Db } from '../../platform/db.ts'
import type { OrderLineRow, OrderRow } from '../queries.ts'
import { orderChanges, orderLines, orders } from '../tables.ts'

export type ChangeRow = typeof orderChanges.$inferSelect

/** All changes of an order, oldest first. */
export const changesOfOrder = (db: Db, orderId: string | SQL<string>) =>
  db
    .select()
    .from(orderChanges)
    .where(eq(orderChanges.orderId, orderId))
    .orderBy(asc(orderChanges.at), sql`order_changes.rowid`)

export const changeById = (db: Db, id: string) =>
  db.select().from(orderChanges).where(eq(orderChanges.id, id)).limit(1)

/** The change that an order pays for. */
export const changePaidBy = (db: Db, paymentOrder: string) =>
  db.select().from(orderChanges).where(eq(orderChanges.paymentOrder, paymentOrder)).limit(1)

export const lineById = (db: Db, id: string) =>
  db.select().from(orderLines).where(eq(orderLines.id, id)).limit(1)

// What follows returns statements for the batch of an act.

/**
 * Writes a change of a line as it was read. Breaks `order_changes.from_line` when the line is
 * another one by now, or a change of it waits for its payment; `order_changes.id` the second time.
 */
export const insertChange = (db: Db, change: ChangeRow, line: OrderLineRow) =>
  db.insert(orderChanges).values({
    ...change,
    // Null where the line is not as it was, and the column takes no null.
    fromLine: sql`(select ${orderLines.id} from ${orderLines} where ${orderLines.id} = ${line.id}
      and ${orderLines.variantId} = ${line.variantId} and ${orderLines.quantity} = ${line.quantity}
      and ${orderLines.personalization} is ${line.personalization})`,
  })

/** Breaks `changed_in_time` when it does not wait any more, or its pieces have gone on. */
export const enterApplied = (
  db: Db,
  { id, lineId, at }: { id: string; lineId: string; at: Seconds },
) =>
  db
    .update(orderChanges)
    .set({ state: 'applied', lineId, appliedAt: at })
    .where(eq(orderChanges.id, id))

/** Drops the change that an order was to pay for and does not, if it waits. */
export const dropChange = (db: Db, { id }: Pick<OrderRow, 'id'>) =>
  db
    .update(orderChanges)
    .set({ state: 'dropped' })
    .where(and(eq(orderChanges.paymentOrder, id), eq(orderChanges.state, 'waiting')))

/** What a change makes of a line; what it holds is for `moveHeld` and its like. */
type LineChange = Pick<
  OrderLineRow,
  | 'variantId'
  | 'variantTitle'
  | 'title'
  | 'sku'
  | 'handle'
  | 'picture'
  | 'madeToOrder'
  | 'personalization'
  | 'personalizationDigest'
>

export const updateLine = (db: Db, id: string, change: LineChange) =>
  db.update(orderLines).set(change).where(eq(orderLines.id, id))

/**
 * Splits units off a line. Breaks `refunded_units_within_line` or `refunded_within_line` when more
 * of the line was refunded than stays on it.
 */
export const splitLine = (
  db: Db,
  from: OrderLineRow,
  line: LineChange & { id: string; quantity: number },
) => [
  db
    .update(orderLines)
    .set({ quantity: sql`${orderLines.quantity} - ${line.quantity}` })
    .where(eq(orderLines.id, from.id)),
  db.insert(orderLines).values({
    ...line,
    orderId: from.orderId,
    position: sql`(select max(l.position) + 1 from ${orderLines} l
      where l.order_id = ${from.orderId})`,
    unitPrice: from.unitPrice,
    held: 0,
  }),
]

/** Whether a unit of an order is made for it, as its lines say now. */
export const noteMadeToOrder = (db: Db, orderId: string) =>
  db
    .update(orders)
    .set({
      madeToOrder: sql`exists (select 1 from ${orderLines}
        where ${orderLines.orderId} = ${orderId} and ${orderLines.madeToOrder})`,
    })
    .where(eq(orders.id, orderId))

/** An order that no cart placed. */
export const insertDifferenceOrder = (db: Db, order: OrderRow) => db.insert(orders).values(order)
