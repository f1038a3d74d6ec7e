/**
 * The only SQL that leaves the shop as text. An import writes thousands of rows from a terminal,
 * where there is no database binding: only `wrangler d1 execute --file`, which takes text without
 * parameters. The statements are still drizzle's, typed against the tables, and drizzle writes the
 * values as literals.
 *
 * Every statement can run twice and leave the same rows.
 */
import { and, eq, inArray, isNotNull, notInArray, type SQLWrapper } from 'drizzle-orm'
import { stockAfterImport } from '../catalog/stock-queries.ts'
import { collectionProducts, collections, images, products, variants } from '../catalog/tables.ts'
import { redirects } from '../redirects/tables.ts'
import { inChunks, inGroups } from './in-chunks.ts'
import type { Plan } from './plan.ts'
import { keptByTriggers, type Member, type ProductRecord } from './records.ts'
import { presentSearchRows, searchStatements } from './search-queries.ts'
import { asInserted, builder, textOf } from './written-queries.ts'

/**
 * The statements that carry out a plan, in an order that satisfies foreign keys. Each is made when
 * it is asked for: together they are three times as long as the file. `at`: seconds since 1970.
 */
export const planStatements = (plan: Plan, at: number): IteratorObject<string> =>
  statementsOf(plan, at).map(textOf)

function* statementsOf(plan: Plan, at: number): Generator<SQLWrapper> {
  const membersOut = Map.groupBy(plan.membersOut, ({ collectionId }) => collectionId)
  yield* inChunks(plan.takenOver).map(takeOffSale)
  yield* inGroups(plan.added).flatMap((group) => writeWhole(group, at))
  yield* inGroups(plan.changed).flatMap((group) => writeWhole(group, at))
  yield* Iterator.from(plan.changed).flatMap(removeOutdated)
  yield* inChunks(plan.redirectsOut).map(removeRedirects)
  yield* inChunks(plan.redirectsIn).map(writeRedirects)
  yield* inChunks(plan.collections).map(writeCollections)
  yield* membersOut.entries().flatMap(([id, gone]) => removeMembers(id, gone))
  yield* inChunks(plan.membersIn).map(writeMembers)
  yield* searchStatements(plan)
}

/** Selects what a plan is compared with: result sets in the order of `readPresent`. */
export const presentStatements = [
  builder
    .select({
      id: products.id,
      handle: products.handle,
      title: products.title,
      type: products.type,
      tags: products.tags,
      status: products.status,
      priceFrom: products.priceFrom,
      allFacets: products.allFacets,
      contentHash: products.contentHash,
    })
    .from(products)
    .orderBy(products.createdAt, products.handle),
  builder
    .select({
      id: variants.id,
      productId: variants.productId,
      sku: variants.sku,
      optionValues: variants.optionValues,
      active: variants.active,
    })
    .from(variants)
    .orderBy(variants.productId, variants.position, variants.id),
  builder.select().from(redirects),
  builder.select().from(collections).orderBy(collections.position, collections.handle),
  builder.select().from(collectionProducts),
  ...presentSearchRows,
].map(textOf)

/** Products with their pictures and variants. */
function* writeWhole(group: ProductRecord[], at: number): Generator<SQLWrapper> {
  yield* inChunks(group.map((product) => productRow(product, at))).map(writeProducts)
  yield* inChunks(group.flatMap(imageRows)).map(writeImages)
  yield* inChunks(group.flatMap(variantRows)).map(writeVariants)
}

function productRow(product: ProductRecord, at: number) {
  const { variants: _, images: __, words: ___, facetValues: ____, ...row } = product
  return { ...row, createdAt: at, updatedAt: at }
}

const imageRows = ({ id, images: rows }: ProductRecord) =>
  rows.map((row) => ({ ...row, productId: id }))

const variantRows = ({ id, variants: rows }: ProductRecord) =>
  rows.map((row) => ({ ...row, productId: id }))

const writeProducts = (rows: (typeof products.$inferInsert)[]) =>
  builder
    .insert(products)
    .values(rows)
    .onConflictDoUpdate({
      target: products.id,
      set: asInserted(products, ['id', 'createdAt', ...keptByTriggers]),
    })

const removeRedirects = (fromPaths: string[]) =>
  builder.delete(redirects).where(inArray(redirects.fromPath, fromPaths))

const writeRedirects = (rows: (typeof redirects.$inferInsert)[]) =>
  builder
    .insert(redirects)
    .values(rows)
    .onConflictDoUpdate({ target: redirects.fromPath, set: asInserted(redirects, ['fromPath']) })

/**
 * Before a variant goes over to another product: the trigger `offers_changed` then works out what
 * the former one has left, and what the new one has once it is on sale there.
 */
const takeOffSale = (ids: string[]) =>
  builder.update(variants).set({ active: false }).where(inArray(variants.id, ids))

const writeImages = (rows: (typeof images.$inferInsert)[]) =>
  builder
    .insert(images)
    .values(rows)
    .onConflictDoUpdate({ target: images.id, set: asInserted(images, ['id']) })

const writeVariants = (rows: (typeof variants.$inferInsert)[]) =>
  builder
    .insert(variants)
    .values(rows)
    .onConflictDoUpdate({
      target: variants.id,
      set: {
        ...asInserted(variants, ['id']),
        ...stockAfterImport,
      },
    })

/**
 * Removes what a product no longer has: pictures are deleted; variants stay for the orders that
 * refer to them, but are no longer on sale.
 */
function removeOutdated({ id, images: pictures, variants: offered }: ProductRecord) {
  const kept = pictures.map((image) => image.id)
  const gone = and(eq(images.productId, id), notInArray(images.id, kept))
  const notOffered = notInArray(
    variants.id,
    offered.map((variant) => variant.id),
  )
  const lostImage = and(isNotNull(variants.imageId), notInArray(variants.imageId, kept))
  return [
    builder.delete(images).where(gone),
    builder
      .update(variants)
      .set({ active: false })
      .where(and(eq(variants.productId, id), notOffered)),
    builder
      .update(variants)
      .set({ imageId: null })
      .where(and(eq(variants.productId, id), lostImage)),
  ]
}

const writeCollections = (rows: (typeof collections.$inferInsert)[]) =>
  builder
    .insert(collections)
    .values(rows)
    .onConflictDoUpdate({ target: collections.id, set: asInserted(collections, ['id']) })

// One list per collection: D1 rejects long chains of OR.
const removeMembers = (collectionId: string, gone: Member[]) =>
  inChunks(gone.map(({ productId }) => productId)).map((productIds) =>
    builder
      .delete(collectionProducts)
      .where(
        and(
          eq(collectionProducts.collectionId, collectionId),
          inArray(collectionProducts.productId, productIds),
        ),
      ),
  )

const writeMembers = (rows: Member[]) =>
  builder
    .insert(collectionProducts)
    .values(rows)
    .onConflictDoUpdate({
      target: [collectionProducts.collectionId, collectionProducts.productId],
      set: asInserted(collectionProducts, ['collectionId', 'productId']),
    })
