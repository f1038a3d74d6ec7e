/**
 * The acts on the stock that an order holds, as statements for the batch of a larger act.
 * What a line has taken from stock and not given back is in `order_lines.held`; only these
 * statements write it. Lines whose product is made to order hold nothing.
 */
import { and, eq, gt, lt, sql } from 'drizzle-orm'
import { returnToStock, takeFromStock } from '../catalog/stock-queries.ts'
import type { Seconds } from '../platform/clock.ts'
import type { Db, Statement } from '../platform/db.ts'
import type { OrderLineRow, OrderRow } from './queries.ts'
import { orderHolders, orderLines } from './tables.ts'

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
 * Gives back some of the units that lines hold. Breaks `held_not_negative` where one holds fewer:
 * what is made to order took nothing from stock.
 */
export const giveBackUnits = (
  db: Db,
  units: { lineId: string; quantity: number }[],
): Statement[] => {
  const given = sql`json_each(${JSON.stringify(units)}) as given`
  const isOfLine = sql`${orderLines.id} = given.value ->> 'lineId'`
  return [
    returnToStock(
      db,
      db
        .select({
          variantId: orderLines.variantId,
          quantity: sql<number>`sum(given.value ->> 'quantity')`.as('quantity'),
        })
        .from(orderLines)
        .innerJoin(given, isOfLine)
        .groupBy(orderLines.variantId),
    ),
    db
      .update(orderLines)
      .set({ held: sql`${orderLines.held} - (given.value ->> 'quantity')` })
      .from(given)
      .where(isOfLine),
  ]
}

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

/** Takes units for a line that it holds from now on. Breaks `stock_not_negative`. */
export const takeUnits = (
  db: Db,
  line: Pick<OrderLineRow, 'id' | 'variantId'>,
  units: number,
): Statement[] => [takeFromStock(db, line.variantId, units), addHeld(db, line.id, units)]

/**
 * What lines hold becomes another's, of whatever order: the stock stays as it is.
 *
 * @param from the line, or the order whose only line it is
 */
export const moveHeld = (
  db: Db,
  from: { line: string } | { order: string },
  to: string,
  units: number,
): Statement[] => [
  db
    .update(orderLines)
    .set({ held: sql`${orderLines.held} - ${units}` })
    .where('line' in from ? eq(orderLines.id, from.line) : eq(orderLines.orderId, from.order)),
  addHeld(db, to, units),
]

const addHeld = (db: Db, lineId: string, units: number) =>
  db
    .update(orderLines)
    .set({ held: sql`${orderLines.held} + ${units}` })
    .where(eq(orderLines.id, lineId))

/** Who may hold stock: a cart, by its id, or a network, by its digest of the day. */
export type Holder = Pick<typeof orderHolders.$inferSelect, 'kind' | 'holder'>

/**
 * Notes who holds what a new order has taken; last in its batch. Breaks `units_held`,
 * `unpaid_orders_a_day` or `hold_ended` where one of them may not hold it.
 */
export const insertHolders = (
  db: Db,
  { id, cartId, placedAt }: OrderRow,
  networks: Holder[],
): Statement[] => [
  db.insert(orderHolders).values(
    [{ kind: 'cart' as const, holder: cartId }, ...networks].map((holder) => ({
      ...holder,
      orderId: id,
      at: placedAt,
    })),
  ),
]

/** Forgets who held an order: it is paid. */
export const deleteHolders = (db: Db, orderId: string) =>
  db.delete(orderHolders).where(eq(orderHolders.orderId, orderId))

/** Forgets who held orders that were placed before. */
export const deleteOldHolders = (db: Db, before: Seconds) =>
  db.delete(orderHolders).where(lt(orderHolders.at, before))
