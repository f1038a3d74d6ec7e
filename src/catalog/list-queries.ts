import { and, asc, desc, eq, gt, max, notExists, or, type SQL, sql } from 'drizzle-orm'
import { alias, type SQLiteColumn, type SubqueryWithSelection } from 'drizzle-orm/sqlite-core'
import type { Db } from '../platform/db.ts'
import { PAGE_SIZE, type Sort } from './listing.ts'
import { collectionProducts, collections, images, products, variants } from './tables.ts'

/** Collections with a picture each, and the newest products: one round trip. */
export async function homePage(db: Db) {
  const [tiles, newest] = await db.batch([collectionTiles(db), newestCards(db)])
  return { tiles, newest }
}

export type CollectionTile = Awaited<ReturnType<typeof homePage>>['tiles'][number]

/**
 * One page of a collection, or null when there is no such collection. `total` counts the whole collection; it is 0 when
 * the page is beyond the end. One round trip.
 */
export async function collectionPage(db: Db, handle: string, sort: Sort, page: number) {
  const orders: Record<Sort, SQL> = {
    featured: asc(collectionProducts.position),
    'price-ascending': asc(products.priceFrom),
    'price-descending': desc(products.priceFrom),
    'created-descending': desc(products.createdAt),
    'title-ascending': sql`${products.title} collate nocase`,
  }
  const id = db.select({ id: collections.id }).from(collections)
  const ranked = db
    .select(ranks(orders[sort]))
    .from(collectionProducts)
    .innerJoin(products, eq(products.id, collectionProducts.productId))
    .where(
      and(
        eq(collectionProducts.collectionId, id.where(eq(collections.handle, handle))),
        eq(products.status, 'active'),
      ),
    )
    .orderBy(sql`place`)
    .limit(PAGE_SIZE)
    .offset((page - 1) * PAGE_SIZE)
  const [[collection], cards] = await db.batch([
    db.select().from(collections).where(eq(collections.handle, handle)),
    cardsOf(db, ranked.as('page')),
  ])
  return collection ? { collection, cards, total: cards[0]?.total ?? 0 } : null
}

/**
 * Products in which every word begins one of their words; those that name the first word early come first. One round
 * trip, which reads the text of every active product, because no index knows words.
 *
 * @param words folded as `searchText` is, at least one
 */
export async function searchPage(db: Db, words: [string, ...string[]], page: number) {
  const placeOf = (word: string) => sql`instr(' ' || ${products.searchText}, ${` ${word}`})`
  const ranked = db
    .select(ranks(placeOf(words[0])))
    .from(products)
    .where(and(eq(products.status, 'active'), ...words.map((word) => gt(placeOf(word), 0))))
    .orderBy(sql`place`)
    .limit(PAGE_SIZE)
    .offset((page - 1) * PAGE_SIZE)
  const cards = await cardsOf(db, ranked.as('page'))
  return { cards, total: cards[0]?.total ?? 0 }
}

/** What a picture is shown from. */
const pictureColumns = {
  picture: images.picture,
  width: images.width,
  height: images.height,
  color: images.color,
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

/** Every collection with the first picture of its first active product. */
function collectionTiles(db: Db) {
  const firstProduct = db
    .select({ id: products.id })
    .from(collectionProducts)
    .innerJoin(products, eq(products.id, collectionProducts.productId))
    .where(and(eq(collectionProducts.collectionId, collections.id), eq(products.status, 'active')))
    .orderBy(collectionProducts.position)
    .limit(1)
  return db
    .select({
      handle: collections.handle,
      title: collections.title,
      descriptionHtml: collections.descriptionHtml,
      image: pictureColumns,
    })
    .from(collections)
    .leftJoin(images, eq(images.id, firstImageOf(db, sql`${firstProduct}`)))
    .orderBy(collections.position, collections.id)
}

function newestCards(db: Db) {
  const newest = db
    .select({
      id: products.id,
      place: sql<number>`-${products.createdAt}`.as('place'),
      total: sql<number>`0`.as('total'),
    })
    .from(products)
    .where(eq(products.status, 'active'))
    .orderBy(desc(products.createdAt), products.id)
    .limit(8)
  return cardsOf(db, newest.as('page'))
}

/** A product's place in a list and the length of the list, known before the page is cut out of it. */
const ranks = (order: SQL) => ({
  id: products.id,
  place: sql<number>`row_number() over (order by ${order}, ${products.id})`.as('place'),
  total: sql<number>`count(*) over ()`.as('total'),
})

/** What a list shows of a product. */
export type ProductCard = Awaited<ReturnType<typeof cardsOf>>[number]

type Page = SubqueryWithSelection<ReturnType<typeof ranks>, 'page'>

/** Cards of the products on a page. Pictures and stock are read for these alone, not for the whole list. */
function cardsOf(db: Db, page: Page) {
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
      total: page.total,
    })
    .from(page)
    .innerJoin(products, eq(products.id, page.id))
    .leftJoin(images, eq(images.id, firstImageOf(db, products.id)))
    .orderBy(asc(page.place), products.id)
}
