/**
 * Every statement that changes `variants.stock`: the units that are free to sell.
 *
 * The catalogue knows neither orders nor carts, so the rest of a hold is recorded elsewhere. What
 * an order has taken and not returned is on its lines (src/orders/hold-queries.ts: `holdStock`,
 * `giveBackStock` and `takeStockAgain` call these statements). What a cart may count as available
 * because its own unpaid order holds it is in `cart_holds` (src/cart/queries.ts).
 */
import { eq, type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import type { Db } from '../platform/db.ts'
import { variants } from './tables.ts'

/**
 * Takes units off the stock without checking: if there are too few, the constraint
 * `stock_not_negative` aborts the whole batch. Not for variants made to order: they have no stock.
 */
export const takeFromStock = (db: Db, variantId: string, quantity: number) =>
  db
    .update(variants)
    .set({ stock: sql`${variants.stock} - ${quantity}` })
    .where(eq(variants.id, variantId))

/**
 * Puts units back into stock. What the last file no longer had (`oversold`) is filled first and not
 * sold again.
 *
 * @param returned a select of `variant_id` and `quantity`, with one row for each variant
 */
export const returnToStock = (db: Db, returned: SQLWrapper) =>
  db
    .update(variants)
    .set(stockAfter(sql`returned.quantity`))
    .from(sql`${returned} as returned`)
    .where(sql`${variants.id} = returned.variant_id`)

/** Stock and what is oversold, after so many units more or, if negative, fewer. */
const stockAfter = (more: SQL) => {
  const free = sql`${variants.stock} - ${variants.oversold} + ${more}`
  return { stock: sql`max(0, ${free})`, oversold: sql`max(0, -(${free}))` }
}

/**
 * The stock of a variant that is imported again, for the upsert that writes its row. It changes by
 * the difference between the number in this file and in the last one, computed by the database at
 * the moment of writing, so that a sale during the import is not lost.
 */
export const stockAfterImport = stockAfter(sql`excluded.imported_stock - ${variants.importedStock}`)
