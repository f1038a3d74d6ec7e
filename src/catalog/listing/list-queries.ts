import { and, asc, desc, eq, inArray, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../../platform/db.ts'
import { collectionProducts, collections, images, products, relatedProducts } from '../tables.ts'
import { cardsOf, firstImageOf, pictureColumns } from './card-queries.ts'
import { facetCounts } from './facet-queries.ts'
import { conditionsOfOffer, narrowing, offerPrice } from './narrowing-queries.ts'
import { type FacetChoice, isNarrowed } from './rules/facets.ts'
import { PAGE_SIZE } from './rules/pages.ts'
import type { Term } from './rules/search-terms.ts'
import type { Sort } from './rules/sorts.ts'
import {
  ALL,
  collectionsHaving,
  havingTerms,
  inCollection,
  type Listed,
  unknownTerms,
} from './search-queries.ts'

/** Collections with a picture each, and the newest products: one round trip. */
export async function homePage(db: Db) {
  const [tiles, newest] = await db.batch([collectionTiles(db), newestCards(db)])
  return { tiles, newest }
}

export type CollectionTile = Awaited<ReturnType<typeof homePage>>['tiles'][number]

/** Which products of a list to show: filters, sort order and page, counted from 1. */
export type ListRequest = { choice: FacetChoice; sort: Sort; page: number }

/**
 * One page of a collection with its filters, or null if there is no such collection. `all` always
 * is one; without a collection of the owner's by this name, it has every product. One round trip.
 */
export async function collectionPage(db: Db, handle: string, request: ListRequest) {
  const listed = inCollection(handle)
  const [[collection], cards, counts] = await db.batch([
    db.select().from(collections).where(eq(collections.handle, handle)),
    listPage(db, listed, request),
    facetCounts(db, listed, request.choice),
  ])
  return collection || handle === ALL ? { collection: collection ?? null, cards, counts } : null
}

/**
 * One page of the products that match every term, best first, with the filters, and the terms that
 * the shop does not know. One round trip.
 */
export async function searchPage(db: Db, terms: Term[], request: ListRequest) {
  const listed = havingTerms(terms)
  const [cards, counts, unknown] = await db.batch([
    listPage(db, listed, request),
    facetCounts(db, listed, request.choice),
    unknownTerms(db, terms),
  ])
  return { cards, counts, unknown }
}

/** The first products and collections that match every term, for suggestions. One round trip. */
export async function searchSuggestions(db: Db, terms: Term[]) {
  const listed = havingTerms(terms)
  const first = db
    .select({ title: products.title, handle: products.handle, priceFrom: priceNow })
    .from(sql`(${listed}) listed`)
    .innerJoin(products, sql`${products.id} = listed.product_id`)
    .where(eq(products.status, 'active'))
    .orderBy(sql`listed.position`, desc(products.createdAt), products.id)
    .limit(6)
  const [found, lists, unknown] = await db.batch([
    first,
    collectionsHaving(db, terms),
    unknownTerms(db, terms),
  ])
  return { products: found, collections: lists, unknown }
}

/** The lowest price at which a product is available. */
const priceNow = offerPrice('min', []).mapWith(Number).as('price_now')

/**
 * SQL sort orders; the id that follows them makes every order total. `price`: the one that the list
 * shows.
 */
const orders: Record<Sort, (price: SQL) => SQL[]> = {
  featured: () => [],
  'price-ascending': (price) => [asc(price)],
  'price-descending': (price) => [desc(price)],
  'created-descending': () => [desc(products.createdAt)],
  'title-ascending': () => [sql`${products.title} collate nocase`],
}

function listPage(db: Db, listed: Listed, { choice, sort, page }: ListRequest) {
  const filters = narrowing(db, choice)
  const price = offerPrice('min', conditionsOfOffer(filters))
  const narrowed = isNarrowed(choice)
  const order = (position: SQL, id: SQL) =>
    // By position alone an index gives the order, and the rest of the list is not read.
    sort === 'featured' ? [position, id] : [...orders[sort](price), id]
  const here = db
    .select({
      id: sql<string>`listed.product_id`.as('shown'),
      place: sql<number>`listed.position`.as('place'),
    })
    .from(sql`(${listed}) listed cross join ${products} on ${products.id} = listed.product_id`)
    .where(and(eq(products.status, 'active'), narrowed ? sql`${price} is not null` : undefined))
    .orderBy(...order(sql`listed.position`, sql`listed.product_id`))
    .limit(PAGE_SIZE)
    .offset((page - 1) * PAGE_SIZE)
    .as('page')
  return cardsOf(db, here, order(sql`${here.place}`, sql`${products.id}`), {
    ...(narrowed && { narrowing: filters }),
  })
}

/** Related products: more than are shown, because some may be sold out. */
export function relatedCards(db: Db, productId: SQL, kinds: RelatedKind[]) {
  const isLater = sql`(${relatedProducts.kind} <> ${kinds[0]})`
  const here = db
    .select({
      id: sql<string>`${relatedProducts.otherId}`.as('shown'),
      place: sql<number>`${isLater} * 100 + ${relatedProducts.rank}`.as('place'),
    })
    .from(relatedProducts)
    .where(and(eq(relatedProducts.productId, productId), inArray(relatedProducts.kind, kinds)))
    .as('page')
  const only = eq(products.status, 'active')
  return cardsOf(db, here, [asc(here.place), asc(products.id)], { only })
}

type RelatedKind = (typeof relatedProducts.$inferSelect)['kind']

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
      id: sql<string>`${products.id}`.as('shown'),
      place: sql<number>`-${products.createdAt}`.as('place'),
    })
    .from(products)
    .where(eq(products.status, 'active'))
    .orderBy(desc(products.createdAt), products.id)
    .limit(8)
    .as('page')
  return cardsOf(db, newest, [asc(newest.place), asc(products.id)])
}
