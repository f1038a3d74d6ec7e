/**
 * The three acts on the stock that an order holds, as statements for the batch of a larger act.
 * What a line has taken from stock and not given back is in `order_lines.held`; only these
 * statements write it. Lines whose product is made to order hold nothing.
 */
import { and, eq, gt, sql } from 'drizzle-orm'
import { returnToStock, takeFromStock } from '../catalog/stock-queries.ts'
import type { Db, Statement } from '../platform/db.ts'
import type { OrderLineRow } from './queries.ts'
import { orderLines } from './tables.ts'

/**
 * Writes the lines of a new order and takes what they hold. Breaks `stock_not_negative` where that
 * is not there.
 */
export const holdStock = (db: Db, lines: OrderLineRow[]): Statement[] => [
  ...lines
    .filter((line) => line.held > 0)
    .map((line) => takeFromStock(db, line.variantId, line.held)),
  ...lines.map((line) => db.insert(orderLines).values(line)),
]

/** Gives back what the lines of an order hold, if they hold anything. */
export const giveBackStock = (db: Db, orderId: string): Statement[] => [
  returnToStock(
    db,
    db
      .select({
        variantId: orderLines.variantId,
        quantity: sql<number>`sum(${orderLines.held})`.as('quantity'),
      })
      .from(orderLines)
      .where(and(eq(orderLines.orderId, orderId), gt(orderLines.held, 0)))
      .groupBy(orderLines.variantId),
  ),
  db.update(orderLines).set({ held: 0 }).where(eq(orderLines.orderId, orderId)),
]

/**
 * Takes the stock of an order that had given it back: its money came late. Breaks
 * `stock_not_negative` where somebody else has bought it meanwhile.
 */
export const takeStockAgain = (db: Db, orderId: string, lines: OrderLineRow[]): Statement[] => [
  ...lines
    .filter((line) => !line.madeToOrder)
    .map((line) => takeFromStock(db, line.variantId, line.quantity)),
  db
    .update(orderLines)
    .set({ held: sql`${orderLines.quantity}` })
    .where(and(eq(orderLines.orderId, orderId), eq(orderLines.madeToOrder, false))),
]
