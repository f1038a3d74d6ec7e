import { type SQL, sql } from 'drizzle-orm'
import type { Db } from '../../platform/db.ts'
import {
  collectionProducts,
  collections,
  collectionWords,
  products,
  productWords,
  wordRemains,
} from '../tables.ts'
import { type Term, weights } from './rules/search-terms.ts'
import { isCorrectable, remainsOf } from './rules/typos.ts'

/** A list before it is filtered: a select of `product_id` and `position`. */
export type Listed = SQL

/** Handle of the collection of everything, as on Shopify. */
export const ALL = 'all'

export const inCollection = (handle: string): Listed =>
  handle === ALL ? sql`${membersOf(ALL)} union all ${everything}` : membersOf(handle)

const membersOf = (handle: string): Listed => sql`
  select ${collectionProducts.productId}, ${collectionProducts.position} from ${collectionProducts}
  where ${collectionProducts.collectionId} =
    (select ${collections.id} from ${collections} where ${collections.handle} = ${handle})`

/** Every product, newest first, unless the owner has a collection for it. */
const everything: Listed = sql`
  select ${products.id}, -${products.createdAt} from ${products}
  where not exists (select 1 from ${collections} where ${collections.handle} = ${ALL})`

/**
 * More than any weight: a token that equals the term ranks above one that only begins with it,
 * wherever they occur.
 */
const EXACT = 10

/**
 * Products that match every term in their title, facts, tags or SKUs, or in the title of a
 * collection; best first.
 */
export const havingTerms = (terms: Term[]): Listed => sql`
  select product_id, -sum(score) as position from (
    select product_id, term, max(score) as score from (
      select term, ${productWords.productId} as product_id,
        ${productWords.weight} + iif(${productWords.word} = low, exact, 0) as score
      from (${termRows(terms)}) term_rows cross join ${productWords}
      where ${productWords.word} >= low and ${productWords.word} < high
      union all
      select term, ${collectionProducts.productId}, ${weights.facts} + iif(${collectionWords.word} = low, exact, 0)
      from (${termRows(terms)}) term_rows cross join ${collectionWords} cross join ${collectionProducts}
      where ${collectionWords.word} >= low and ${collectionWords.word} < high
        and ${collectionProducts.collectionId} = ${collectionWords.collectionId}
    ) hits group by term, product_id
  ) hits group by product_id having count(*) = ${terms.length}`

/** Collections whose title matches every term, at most three. */
export const collectionsHaving = (db: Db, terms: Term[]) =>
  db
    .select({ handle: collections.handle, title: collections.title })
    .from(collections)
    .where(
      sql`${collections.id} in (
        select ${collectionWords.collectionId} from (${termRows(terms)}) term_rows cross join ${collectionWords}
        where ${collectionWords.word} >= low and ${collectionWords.word} < high
        group by ${collectionWords.collectionId} having count(distinct term) = ${terms.length})`,
    )
    .orderBy(collections.position, collections.id)
    .limit(3)

/**
 * Rows of: term, lowest and upper bound of the words that match it, and the bonus for an exact
 * match.
 */
function termRows(terms: Term[]): SQL {
  const rows = terms.flatMap(({ typed, means }, term) => [
    ...typed.map((word) => [term, word, endOf(word), EXACT]),
    ...means.map((word) => [term, word, endOf(word), 0]),
  ])
  return sql`select value ->> 0 as term, value ->> 1 as low, value ->> 2 as high, value ->> 3 as exact
    from json_each(${JSON.stringify(rows)})`
}

// Too many words begin with a single letter: it only matches itself.
const endOf = (word: string) => word + ([...word].length > 1 ? '\u{10ffff}' : ' ')

/**
 * Terms that no word begins with, by index, and words that they may misspell: one row without a
 * word for each, and one for every similarly spelled word.
 */
export function unknownTerms(db: Db, terms: Term[]) {
  const remains = terms.flatMap(({ typed: [word] }, term) =>
    isCorrectable(word) ? remainsOf(word).map((rest) => [term, rest]) : [],
  )
  const matches = (table: typeof productWords | typeof collectionWords) =>
    sql`exists (select 1 from ${table} where ${table.word} >= low and ${table.word} < high)`
  return db
    .select({ term: sql<number>`term`.as('term'), word: sql<string | null>`word`.as('word') })
    .from(
      sql`(
        with unknown as (
          select term from (${termRows(terms)}) term_rows group by term
          having not max(${matches(productWords)} or ${matches(collectionWords)})
        )
        select term, null as word from unknown
        union all
        select unknown.term, ${wordRemains.word}
          from unknown cross join json_each(${JSON.stringify(remains)}) rest cross join ${wordRemains}
          where rest.value ->> 0 = unknown.term and ${wordRemains.remains} = rest.value ->> 1
      ) misspelled`,
    )
}
