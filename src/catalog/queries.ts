import { and, eq, inArray, type SQL, sql } from 'drizzle-orm'
import { type Db, preparedBatch } from '../platform/db.ts'
import { firstImageOf } from './listing/card-queries.ts'
import { relatedCards } from './listing/list-queries.ts'
import { collectionProducts, collections, images, products, variants } from './tables.ts'

const readProduct = preparedBatch((db) => {
  const matches = and(eq(products.handle, sql.placeholder('handle')), eq(products.status, 'active'))
  const id = db.select({ id: products.id }).from(products).where(matches)
  return [
    db.select().from(products).where(matches),
    db
      .select()
      .from(variants)
      .where(and(eq(variants.productId, id), eq(variants.active, true)))
      .orderBy(variants.position, variants.id),
    db.select().from(images).where(eq(images.productId, id)).orderBy(images.position, images.id),
    db
      .select({ handle: collections.handle, title: collections.title })
      .from(collectionProducts)
      .innerJoin(collections, eq(collections.id, collectionProducts.collectionId))
      .where(eq(collectionProducts.productId, id))
      .orderBy(collections.position, collections.id)
      .limit(1),
    relatedCards(db, sql`${id}`, ['bought-together', 'goes-with']),
    relatedCards(db, sql`${id}`, ['similar']),
  ]
})

/** An active product with everything its page shows, or null. One round trip. */
export async function productPage(db: Db, handle: string) {
  const [[product], onSale, pictures, [collection], goesWith, similar] = await readProduct(db, {
    handle,
  })
  return product
    ? {
        ...{ product, variants: onSale, images: pictures, collection: collection ?? null },
        related: { goesWith, similar },
      }
    : null
}

type Found = NonNullable<Awaited<ReturnType<typeof productPage>>>

export type ProductDetails = Omit<Found, 'related'>

/** Cards of related products, best first; some may be sold out. */
export type RelatedCards = Found['related']

/**
 * The variants with these ids, with what cart and checkout need; ids that do not exist are left
 * out. Includes variants that cannot be sold: check `canSell`, and `status`, which is the
 * product's.
 */
export const sellableVariants = (db: Db, ids: string[]) =>
  selectSellable(db).where(
    inArray(variants.id, sql`(select value from json_each(${JSON.stringify(ids)}))`),
  )

/** The same for all variants of the product that has this one, in the owner's order. */
export const variantsBeside = (db: Db, variantId: SQL<string>) =>
  selectSellable(db)
    .where(
      eq(
        variants.productId,
        sql`(select v.product_id from ${variants} v where v.id = ${variantId})`,
      ),
    )
    .orderBy(variants.position, variants.id)

const selectSellable = (db: Db) =>
  db
    .select({
      id: variants.id,
      active: variants.active,
      sku: variants.sku,
      optionValues: variants.optionValues,
      price: variants.price,
      compareAt: variants.compareAt,
      stock: variants.stock,
      madeToOrder: variants.madeToOrder,
      weightGrams: variants.weightGrams,
      productId: variants.productId,
      handle: products.handle,
      title: products.title,
      type: products.type,
      status: products.status,
      options: products.options,
      facts: products.facts,
      /** The variant's picture, or else the product's first. */
      picture: images.picture,
      pictureColor: images.color,
      pictureAlt: images.alt,
    })
    .from(variants)
    .innerJoin(products, eq(products.id, variants.productId))
    .leftJoin(
      images,
      eq(images.id, sql`coalesce(${variants.imageId}, ${firstImageOf(db, products.id)})`),
    )
