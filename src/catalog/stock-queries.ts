/**
 * Every statement that changes `variants.stock`: the units that are free to sell.
 *
 * The catalogue knows neither orders nor carts, so the rest of a hold is written where it belongs.
 * What an order has taken and not given back is on its lines (src/orders/hold-queries.ts, with the
 * three acts `holdStock`, `giveBackStock` and `takeStockAgain`, which call these statements). What
 * a cart may count as its own, because its unpaid order holds it, is in `cart_holds`
 * (src/cart/queries.ts).
 */
import { eq, type SQLWrapper, sql } from 'drizzle-orm'
import type { Db } from '../platform/db.ts'
import { variants } from './tables.ts'

/**
 * Takes units off the stock, whether there are enough or not: the constraint `stock_not_negative`
 * then aborts the whole batch that this statement is part of. Not for variants that are made to
 * order: they have no stock.
 */
export const takeFromStock = (db: Db, variantId: string, quantity: number) =>
  db
    .update(variants)
    .set({ stock: sql`${variants.stock} - ${quantity}` })
    .where(eq(variants.id, variantId))

/**
 * Puts units back into stock.
 *
 * @param returned a select of `variant_id` and `quantity`, with one row for each variant
 */
export const returnToStock = (db: Db, returned: SQLWrapper) =>
  db
    .update(variants)
    .set({ stock: sql`${variants.stock} + returned.quantity` })
    .from(sql`${returned} as returned`)
    .where(sql`${variants.id} = returned.variant_id`)

/**
 * The stock of a variant that is imported again, for the upsert that writes its row. It changes by
 * the difference between this file's number and the last one, computed by the database at the
 * moment of writing, so that a sale during the import is not lost.
 */
export const stockAfterImport = sql`max(0, ${variants.stock} + excluded.imported_stock - ${variants.importedStock})`
