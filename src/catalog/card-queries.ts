import { and, eq, gt, max, notExists, or, type SQL, sql } from 'drizzle-orm'
import { alias, type SQLiteColumn, type SubqueryWithSelection } from 'drizzle-orm/sqlite-core'
import type { Db } from '../platform/db.ts'
import { images, products, variants } from './tables.ts'

/** What a picture is shown from. */
export const pictureColumns = {
  picture: images.picture,
  width: images.width,
  height: images.height,
  color: images.color,
}

/** What a list shows of a product. */
export type ProductCard = Awaited<ReturnType<typeof cardsOf>>[number]

/** Ids of products and their places, under the name `page`. */
export type Page = SubqueryWithSelection<
  { id: SQL.Aliased<string>; place: SQL.Aliased<number> },
  'page'
>

/**
 * Cards of the products on a page. Pictures and stock are read for these alone, not for the whole list.
 *
 * @param order in which the page's products follow one another
 * @param only what a product must be to be shown, where the page does not say
 */
export function cardsOf(db: Db, page: Page, order: SQL[], only?: SQL) {
  const ofThis = eq(variants.productId, products.id)
  const onSale = and(ofThis, eq(variants.active, true))
  const sellable = and(onSale, or(eq(variants.madeToOrder, true), gt(variants.stock, 0)))
  const cheapest = and(onSale, eq(variants.price, products.priceFrom))
  const compareAt = db
    .select({ is: max(variants.compareAt) })
    .from(variants)
    .where(cheapest)
  const noneToSell = notExists(db.select({ id: variants.id }).from(variants).where(sellable))
  return db
    .select({
      handle: products.handle,
      title: products.title,
      type: products.type,
      options: products.options,
      facts: products.facts,
      priceFrom: products.priceFrom,
      priceTo: products.priceTo,
      compareAt: sql<number | null>`${compareAt}`,
      soldOut: sql`${noneToSell}`.mapWith(Boolean),
      image: pictureColumns,
    })
    .from(page)
    .innerJoin(products, eq(products.id, page.id))
    .leftJoin(images, eq(images.id, firstImageOf(db, products.id)))
    .where(only)
    .orderBy(...order)
}

/** Id of a product's first picture, as a subquery. */
export function firstImageOf(db: Db, productId: SQLiteColumn | SQL) {
  const first = alias(images, 'first_image')
  return db
    .select({ id: first.id })
    .from(first)
    .where(eq(first.productId, productId))
    .orderBy(first.position, first.id)
    .limit(1)
}
