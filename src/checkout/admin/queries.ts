import { and, desc, eq, sql } from 'drizzle-orm'
import { findCart, linesOfCart } from '../../cart/queries.ts'
import type { Term } from '../../catalog/listing/rules/search-terms.ts'
import { productsHaving } from '../../catalog/listing/search-queries.ts'
import { products, variants } from '../../catalog/tables.ts'
import { orders } from '../../orders/tables.ts'
import type { Db } from '../../platform/db.ts'

/**
 * A draft with its newest order, and what is looked for to be added to it, in one round trip.
 *
 * @param look `code`: an article number or a barcode; `terms`: words of a title; `handle`: of the
 *   product that was chosen
 */
export const readAllOfDraft = (
  db: Db,
  draft: { id: string; tokenHash: string },
  look: { code: string; terms: Term[]; handle: string },
) => {
  const chosen = eq(
    products.handle,
    sql`coalesce(nullif(${look.handle}, ''), (select p.handle from ${variants} v
      join ${products} p on p.id = v.product_id where v.id = (${variantOfCode(look.code)})))`,
  )
  return db.batch([
    findCart(db, draft.tokenHash),
    linesOfCart(db, draft.tokenHash),
    newestOrderOf(db, draft.id),
    productsHaving(db, look.terms),
    db
      .select()
      .from(products)
      .where(and(chosen, eq(products.status, 'active'))),
    db
      .select({
        ...variantColumns,
        isCode: sql<0 | 1>`${variants.id} = (${variantOfCode(look.code)})`,
      })
      .from(variants)
      .innerJoin(products, eq(products.id, variants.productId))
      .where(and(chosen, eq(variants.active, true)))
      .orderBy(variants.position, variants.id),
  ])
}

export type FoundProduct = Awaited<ReturnType<typeof readAllOfDraft>>[3][number]
export type ChosenProduct = Awaited<ReturnType<typeof readAllOfDraft>>[4][number]
export type ChosenVariant = Awaited<ReturnType<typeof readAllOfDraft>>[5][number]

const variantColumns = {
  id: variants.id,
  optionValues: variants.optionValues,
  sku: variants.sku,
  price: variants.price,
  stock: variants.stock,
  active: variants.active,
  madeToOrder: variants.madeToOrder,
}

const variantOfCode = (code: string) => sql`select id from (
  select s.id, s.active from ${variants} s where s.sku = ${code}
  union all select b.id, b.active from ${variants} b where b.barcode is not null and b.barcode = ${code}
) where ${code} <> '' and active limit 1`

/** The order that was placed last from a draft. */
const newestOrderOf = (db: Db, cartId: string) =>
  db
    .select()
    .from(orders)
    .where(eq(orders.cartId, cartId))
    .orderBy(desc(orders.placedAt), desc(orders.formAttempt))
    .limit(1)
