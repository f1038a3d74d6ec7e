import { and, asc, desc, eq, gt, inArray, isNotNull } from 'drizzle-orm'
import { collections, images, products, variants } from '../catalog/tables.ts'
import { newestArchived } from '../newsletter/archive/queries.ts'
import type { Db } from '../platform/db.ts'

/** In the sitemap: one a week for twenty years. */
const MOST_NEWSLETTERS = 1000

/** Handles and pictures of everything that search engines should know. One round trip. */
export async function sitemapEntries(db: Db) {
  const isActive = eq(products.status, 'active')
  const newestFirst = [desc(products.createdAt), products.id]
  const [active, pictures, lists, newsletters] = await db.batch([
    db
      .select({ id: products.id, handle: products.handle, updatedAt: products.updatedAt })
      .from(products)
      .where(isActive)
      .orderBy(...newestFirst),
    db
      .select({ productId: images.productId, picture: images.picture, width: images.width })
      .from(products)
      .innerJoin(images, eq(images.productId, products.id))
      .where(and(isActive, isNotNull(images.picture)))
      .orderBy(...newestFirst, images.position),
    allCollections(db),
    newestArchived(db, MOST_NEWSLETTERS),
  ])
  const picturesOf = Map.groupBy(pictures, ({ productId }) => productId)
  return {
    collections: lists,
    newsletters,
    products: active.map((product) => ({
      ...product,
      pictures: picturesOf.get(product.id) ?? [],
    })),
  }
}

export const allCollections = (db: Db) =>
  db
    .select({
      handle: collections.handle,
      title: collections.title,
      descriptionHtml: collections.descriptionHtml,
    })
    .from(collections)
    .orderBy(collections.position, collections.id)

/** Products per query: the whole result is held in memory. */
const CHUNK = 200

/**
 * Active products with their variants on sale and pictures, by id, starting after `after`. One
 * round trip. `last` is where the next chunk starts; null: this was the last chunk.
 */
export async function feedChunk(db: Db, after: string) {
  const here = db
    .select()
    .from(products)
    .where(and(gt(products.id, after), eq(products.status, 'active')))
    .orderBy(asc(products.id))
    .limit(CHUNK)
  const ids = db.select({ id: here.as('here').id }).from(here.as('here'))
  const [found, onSale, pictures] = await db.batch([
    here,
    db
      .select()
      .from(variants)
      .where(and(inArray(variants.productId, ids), eq(variants.active, true)))
      .orderBy(variants.productId, variants.position),
    db
      .select()
      .from(images)
      .where(and(inArray(images.productId, ids), isNotNull(images.picture)))
      .orderBy(images.productId, images.position),
  ])
  const variantsOf = Map.groupBy(onSale, ({ productId }) => productId)
  const imagesOf = Map.groupBy(pictures, ({ productId }) => productId)
  return {
    products: found.map((product) => ({
      product,
      variants: variantsOf.get(product.id) ?? [],
      images: imagesOf.get(product.id) ?? [],
    })),
    last: found.length < CHUNK ? null : (found.at(-1)?.id ?? null),
  }
}

export type FeedProduct = Awaited<ReturnType<typeof feedChunk>>['products'][number]
