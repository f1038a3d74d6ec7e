import { asc, eq, type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import type { Db } from '../../platform/db.ts'
import {
  collectionProducts,
  collections,
  collectionWords,
  products,
  productWords,
  wordRemains,
} from '../tables.ts'
import { isWithoutBlanks } from './rules/pairs.ts'
import { type Term, weights } from './rules/search-terms.ts'
import { formsOf, isCorrectable, partings, remainsOf } from './rules/typos.ts'

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

/**
 * Products that match a term, and how many they match: a select of `product_id` and `found`.
 *
 * @param terms as `textOfTerms` writes them
 */
export const havingAnyTerm = (terms: SQLWrapper): SQL => sql`
  select ${productWords.productId} as product_id, count(distinct each.value ->> 0) as found
  from json_each(${terms}) each cross join ${productWords}
  where ${productWords.word} >= each.value ->> 1 and ${productWords.word} < each.value ->> 2
  group by ${productWords.productId}`

/** Terms as one parameter, for a statement whose text is the same whatever is searched for. */
export const textOfTerms = (terms: Term[]): string => JSON.stringify(rowsOf(terms))

/** Products that match every term, for staff to choose from: the best, at most twelve. */
export const productsHaving = (db: Db, terms: Term[]) =>
  db
    .select({ title: products.title, handle: products.handle, priceFrom: products.priceFrom })
    .from(
      sql`(${terms.length > 0 ? havingTerms(terms) : sql`select '' as product_id, 0 as position where 0`}) listed`,
    )
    .innerJoin(products, sql`${products.id} = listed.product_id`)
    .where(eq(products.status, 'active'))
    .orderBy(sql`listed.position`, asc(products.id))
    .limit(12)

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
const termRows = (terms: Term[]): SQL =>
  sql`select value ->> 0 as term, value ->> 1 as low, value ->> 2 as high, value ->> 3 as exact
    from json_each(${textOfTerms(terms)})`

const rowsOf = (terms: Term[]) =>
  terms.flatMap(({ typed, means }, term) => [
    ...typed.map((word) => [term, word, endOf(word), EXACT]),
    ...means.map((word) => [term, word, endOf(word), 0]),
  ])

// Too many words begin with a single letter: it only matches itself. A letter of a script without
// blanks is a word.
const endOf = (word: string) =>
  word + ([...word].length > 1 || isWithoutBlanks(word) ? '\u{10ffff}' : ' ')

/**
 * Terms that no word begins with, by index, and what may be meant: one row without a word for each;
 * one for every similarly spelled word, and for every two words into which the shop's own part it,
 * with a blank between; and one for every two terms that are one word of the shop, at the first.
 */
export function unknownTerms(db: Db, terms: Term[]) {
  const forms = terms.map(({ typed }) => formsOf(typed))
  const perForm = (rowsOf: (form: string) => unknown[][]) =>
    JSON.stringify(
      forms.flatMap((words, term) =>
        words.flatMap((form) => rowsOf(form).map((row) => [term, ...row])),
      ),
    )
  const remains = perForm((form) =>
    isCorrectable(form) ? remainsOf(form).map((rest) => [rest]) : [],
  )
  const parts = perForm(partings)
  const joined = terms.slice(1).map(({ typed: [word] }, at) => {
    const both = (terms[at]?.typed[0] ?? '') + word
    return [at, both, endOf(both)]
  })
  const known = (low: SQL, high: SQL) => {
    const matches = (table: typeof productWords | typeof collectionWords) =>
      sql`exists (select 1 from ${table} where ${table.word} >= ${low} and ${table.word} < ${high})`
    return sql`(${matches(productWords)} or ${matches(collectionWords)})`
  }
  const whole = (part: SQL) => known(part, sql`${part} || ' '`)
  return db
    .select({ term: sql<number>`term`.as('term'), word: sql<string | null>`word`.as('word') })
    .from(
      sql`(
        with unknown as (
          select term from (${termRows(terms)}) term_rows group by term
          having not max(${known(sql`low`, sql`high`)})
        )
        select term, null as word from unknown
        union all
        select unknown.term, ${wordRemains.word}
          from unknown cross join json_each(${remains}) rest cross join ${wordRemains}
          where rest.value ->> 0 = unknown.term and ${wordRemains.remains} = rest.value ->> 1
        union all
        select unknown.term, each.value ->> 1 || ' ' || (each.value ->> 2)
          from unknown cross join json_each(${parts}) each
          where each.value ->> 0 = unknown.term
            and ${whole(sql`(each.value ->> 1)`)} and ${whole(sql`(each.value ->> 2)`)}
        union all
        select each.value ->> 0, each.value ->> 1 from json_each(${JSON.stringify(joined)}) each
          where ${known(sql`each.value ->> 1`, sql`each.value ->> 2`)}
      ) misspelled`,
    )
}
