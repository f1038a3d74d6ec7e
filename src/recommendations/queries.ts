import { asc, eq, type SQL, sql } from 'drizzle-orm'
import { cartLines, carts } from '../cart/tables.ts'
import { cardsOf } from '../catalog/listing/card-queries.ts'
import { offerPrice } from '../catalog/listing/narrowing-queries.ts'
import { havingAnyTerm } from '../catalog/listing/search-queries.ts'
import { collectionProducts, products, relatedProducts, variants } from '../catalog/tables.ts'
import { keptPieces } from '../kept/tables.ts'
import { type Db, preparedBatch } from '../platform/db.ts'

/** Newest pieces of a guest that others are looked for by; the rest are only left out. */
const SIGNALS = 12
/** Candidates next to those whose own neighbours are looked at as well. */
const NEAR = 30
/** Most pieces that a search brings in. */
const FOUND = 24
/** Most candidates that are read. */
const CANDIDATES = 64

/**
 * What a guest kept and has in the cart, and which pieces may go with it. Nothing for a guest who
 * does not want that, or who has neither.
 *
 * @param guest.tokenHash of the cookie's token
 * @param guest.terms what was searched for, as `textOfTerms` writes it
 * @returns `allowed`: whether the guest wants it; undefined for a token that nobody has
 */
export async function piecesFor(db: Db, guest: { tokenHash: string; terms: string }) {
  const [[cart], signals, candidates, relations, cards] = await read(db, guest)
  return { allowed: cart?.forYou, signals, candidates, relations, cards }
}

/** Notes whether a guest wants pieces picked for them. */
export const wantForYou = (db: Db, tokenHash: string, wanted: boolean) =>
  db.update(carts).set({ forYou: wanted }).where(eq(carts.tokenHash, tokenHash))

const token = sql.placeholder('tokenHash')

const read = preparedBatch((db) => [
  db.select({ forYou: carts.forYou }).from(carts).where(eq(carts.tokenHash, token)),
  signalsOf(db),
  candidatesFor(db),
  relationsOf(db),
  cardsFor(db),
])

/**
 * Every piece of the guest, with its variant, `''` without one; `place` 1 is the newest of what was
 * kept and of what is in the cart.
 */
const mine = sql`
  select * from (
    select 'kept' as source, ${keptPieces.productId} as product_id, ${keptPieces.variantId} as variant_id,
      row_number() over (order by ${keptPieces.keptAt} desc, ${keptPieces}.rowid desc) as place
    from ${carts} cross join ${keptPieces} on ${keptPieces.cartId} = ${carts.id}
    where ${carts.tokenHash} = ${token} and ${carts.forYou}
  ) kept
  union all
  select * from (
    select 'cart', ${variants.productId}, ${variants.id}, row_number() over (order by ${cartLines}.rowid desc)
    from ${carts} cross join ${cartLines} on ${cartLines.cartId} = ${carts.id}
      cross join ${variants} on ${variants.id} = ${cartLines.variantId}
    where ${carts.tokenHash} = ${token} and ${carts.forYou}
  ) in_cart`

/** The newest of them, each product once: as it is in the cart, rather than as it is kept. */
const newest = sql`
  select * from (
    select *, row_number() over (partition by product_id order by source, place) as nth from mine
  ) mine_once
  where nth = 1 order by place, product_id limit ${sql.raw(String(SIGNALS))}`

const collectionsOf = (product: SQL) => sql<string>`(
  select json_group_array(${collectionProducts.collectionId}) from ${collectionProducts}
  where ${collectionProducts.productId} = ${product})`

function signalsOf(db: Db) {
  return db
    .select({
      id: products.id,
      from: sql<'kept' | 'cart'>`newest.source`.as('source'),
      title: products.title,
      facets: sql<string>`iif(${variants.id} is null, ${products.allFacets}, (
        select json_group_array(value) from (
          select value from json_each(${products.facets}) union select value from json_each(${variants.facets})
        )))`.as('all_its_facets'),
      collections: collectionsOf(sql`${products.id}`).as('in_collections'),
      price: sql<number>`coalesce(${variants.price}, ${offerPrice('min', [])})`.as('price_seen'),
    })
    .from(sql`(with mine as (${mine}) ${newest}) newest`)
    .innerJoin(products, sql`${products.id} = newest.product_id`)
    .leftJoin(variants, sql`${variants.id} = newest.variant_id`)
    .orderBy(sql`newest.place`, products.id)
}

/**
 * Ids of the candidates: what the catalogue relates to the guest's pieces, what it relates to that,
 * and what a search finds. The more ways lead to one, the sooner it is taken.
 */
const pool = sql`
  with mine as (${mine}), newest as (${newest}), near as (
    select ${relatedProducts.otherId} as product_id, 10 * count(*) as points
    from newest cross join ${relatedProducts} on ${relatedProducts.productId} = newest.product_id
    group by ${relatedProducts.otherId}
  ), nearest as (
    select product_id from near order by points desc, product_id limit ${sql.raw(String(NEAR))}
  ), far as (
    select ${relatedProducts.otherId} as product_id, count(*) as points
    from nearest cross join ${relatedProducts} on ${relatedProducts.productId} = nearest.product_id
    group by ${relatedProducts.otherId}
  ), searched as (
    select product_id, 20 * found as points, found
    from (${havingAnyTerm(sql.placeholder('terms'))}) hits
    where exists (select 1 from ${carts} where ${carts.tokenHash} = ${token} and ${carts.forYou})
    order by points desc, product_id limit ${sql.raw(String(FOUND))}
  ), pool as (
    select product_id, sum(points) as points, max(found) as found from (
      select *, 0 as found from near union all select *, 0 from far union all select * from searched
    ) ways group by product_id
  )
  select pool.product_id, points, found from pool cross join ${products} on ${products.id} = pool.product_id
  where ${products.status} = 'active' and pool.product_id not in (select product_id from mine)
    and instr(${products.offers}, '"availability=') > 0
  order by points desc, pool.product_id limit ${sql.raw(String(CANDIDATES))}`

const candidatesFor = (db: Db) =>
  db
    .select({
      id: products.id,
      handle: products.handle,
      facets: products.allFacets,
      collections: collectionsOf(sql`${products.id}`).as('in_collections'),
      price: offerPrice('min', []).mapWith(Number).as('price_now'),
      found: sql<number>`page.found`.as('found'),
    })
    .from(sql`(${pool}) page`)
    .innerJoin(products, sql`${products.id} = page.product_id`)

/** How the catalogue relates others to the guest's pieces. */
const relationsOf = (db: Db) =>
  db
    .select({
      of: sql<string>`newest.product_id`.as('of_product'),
      kind: relatedProducts.kind,
      id: relatedProducts.otherId,
    })
    .from(sql`(with mine as (${mine}) ${newest}) newest`)
    .innerJoin(relatedProducts, sql`${relatedProducts.productId} = newest.product_id`)

function cardsFor(db: Db) {
  const page = db
    .select({
      id: sql<string>`candidate.product_id`.as('shown'),
      place: sql<number>`-candidate.points`.as('place'),
    })
    .from(sql`(${pool}) candidate`)
    .as('page')
  return cardsOf(db, page, [asc(page.place), asc(products.id)], {
    only: eq(products.status, 'active'),
  })
}
