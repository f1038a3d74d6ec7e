import { and, eq, max, type SQL, sql } from 'drizzle-orm'
import { alias, type SQLiteColumn, type SubqueryWithSelection } from 'drizzle-orm/sqlite-core'
import type { Db } from '../../platform/db.ts'
import { images, products, variants } from '../tables.ts'
import { allOf, type Narrowing } from './narrowing-queries.ts'

/** The columns that `Picture` needs. */
export const pictureColumns = {
  picture: images.picture,
  width: images.width,
  height: images.height,
  color: images.color,
}

/** What a list shows of a product. */
export type ProductCard = Awaited<ReturnType<typeof cardsOf>>[number]

/** Ids of products and their positions, under the name `page`. */
export type Page = SubqueryWithSelection<
  { id: SQL.Aliased<string>; place: SQL.Aliased<number> },
  'page'
>

type Which = {
  /** A condition that a product must meet, if the page does not check it. */
  only?: SQL
  /** The list's filters: a card then shows the cheapest variant that matches them. */
  narrowing?: Narrowing
}

/**
 * Cards of the products on a page. Variants and pictures are read only for these, not for the whole
 * list.
 *
 * A card shows the price that its product's page opens with, by the rule of `cheapestVariant`. In a
 * filtered list, it applies the rule to the matching variants; `other` is the id of the variant
 * that the card shows, if the product's page would open with another.
 *
 * @param order the order of the page's products
 */
export function cardsOf(db: Db, page: Page, order: SQL[], { only, narrowing }: Which = {}) {
  const fits = (variant: Variants) =>
    narrowing &&
    allOf(
      narrowing.conditions({
        common: products.facets,
        own: variant.facets,
        price: variant.price,
      }),
    )
  const dearest = db
    .select({ is: max(other.price) })
    .from(other)
    .where(and(ofThis(other), sql`${isAvailable(other)} = ${isAvailable(variants)}`, fits(other)))
  const first = firstImageOf(db, products.id)
  const picture = narrowing ? sql`coalesce(${variants.imageId}, ${first})` : first
  return db
    .with(...(narrowing ? [narrowing.table] : []))
    .select({
      handle: products.handle,
      title: products.title,
      type: products.type,
      options: products.options,
      facts: products.facts,
      priceFrom: sql<number>`coalesce(${variants.price}, ${products.priceFrom})`.as('price'),
      priceTo: sql<number>`coalesce(${dearest}, ${products.priceFrom})`.as('dearest'),
      compareAt: variants.compareAt,
      soldOut: sql`(${variants.id} is null or not ${isAvailable(variants)})`
        .mapWith(Boolean)
        .as('sold_out'),
      other: (narrowing
        ? sql<string | null>`nullif(${variants.id}, ${cheapest(db)})`
        : sql<null>`null`
      ).as('other'),
      optionValues: variants.optionValues,
      image: pictureColumns,
    })
    .from(page)
    .innerJoin(products, eq(products.id, page.id))
    .leftJoin(variants, eq(variants.id, cheapest(db, fits)))
    .leftJoin(images, eq(images.id, picture))
    .where(only)
    .orderBy(...order)
}

type Variants = Record<
  'active' | 'productId' | 'stock' | 'madeToOrder' | 'facets' | 'price',
  SQLiteColumn
>

const other = alias(variants, 'other')

const ofThis = (variant: Variants) =>
  and(eq(variant.productId, products.id), eq(variant.active, true))
const isAvailable = (variant: Variants) =>
  sql`(${variant.price} > 0 and (${variant.madeToOrder} or ${variant.stock} > 0))`

/** Id of the variant of a product that is shown until one is chosen: `cheapestVariant` in SQL. */
function cheapest(db: Db, fits: (variant: Variants) => SQL | undefined = () => undefined) {
  return db
    .select({ id: other.id })
    .from(other)
    .where(and(ofThis(other), fits(other)))
    .orderBy(sql`not ${isAvailable(other)}`, other.price, other.position, other.id)
    .limit(1)
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
