import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import { cardsOf } from '../../catalog/listing/card-queries.ts'
import { sellableVariants } from '../../catalog/queries.ts'
import { products } from '../../catalog/tables.ts'
import type { Db } from '../../platform/db.ts'
import type { AskedProduct } from './rules/product-lines.ts'

/**
 * Cards of the products on sale that have these handles, and the variants that were asked for, on
 * sale or not. One round trip.
 */
export async function askedProducts(db: Db, asked: AskedProduct[]) {
  const handles = JSON.stringify(asked.map(({ handle }) => handle))
  const here = db
    .select({
      id: sql<string>`${products.id}`.as('shown'),
      place: sql<number>`0`.as('place'),
    })
    .from(products)
    .where(
      and(
        eq(products.status, 'active'),
        inArray(products.handle, sql`(select value from json_each(${handles}))`),
      ),
    )
    .as('page')
  const variants = asked.flatMap(({ variant }) => variant ?? [])
  const [cards, chosen] = await db.batch([
    cardsOf(db, here, [asc(products.id)]),
    sellableVariants(db, variants),
  ])
  return { cards, chosen }
}
