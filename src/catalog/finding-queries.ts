import { type SQL, sql } from 'drizzle-orm'
import type { Db } from '../platform/db.ts'
import {
  alternatives,
  type FacetChoice,
  type FacetName,
  facetNames,
  fixedValues,
} from './facets.ts'
import { type Term, weights } from './search-words.ts'
import {
  collectionProducts,
  collections,
  collectionWords,
  facetValues,
  products,
  productWords,
  wordRemains,
} from './tables.ts'
import { isCorrectable, remainsOf } from './typos.ts'

/** A list before it is narrowed down: a select of `product_id` and `position`. */
export type Listed = SQL

export const inCollection = (handle: string): Listed => sql`
  select ${collectionProducts.productId}, ${collectionProducts.position} from ${collectionProducts}
  where ${collectionProducts.collectionId} =
    (select ${collections.id} from ${collections} where ${collections.handle} = ${handle})`

/** Worth more than any weight: a word that is the one asked for comes before one that only begins so, wherever they stand. */
const EXACT = 10

/** Pieces that have every term, in their title, facts, tags or SKUs, or in the title of a collection; best first. */
export const havingTerms = (terms: Term[]): Listed => sql`
  select product_id, -sum(score) as position from (
    select product_id, term, max(score) as score from (
      select term, ${productWords.productId} as product_id,
        ${productWords.weight} + iif(${productWords.word} = low, exact, 0) as score
      from (${askedWords(terms)}) asked cross join ${productWords}
      where ${productWords.word} >= low and ${productWords.word} < high
      union all
      select term, ${collectionProducts.productId}, ${weights.facts} + iif(${collectionWords.word} = low, exact, 0)
      from (${askedWords(terms)}) asked cross join ${collectionWords} cross join ${collectionProducts}
      where ${collectionWords.word} >= low and ${collectionWords.word} < high
        and ${collectionProducts.collectionId} = ${collectionWords.collectionId}
    ) hits group by term, product_id
  ) hits group by product_id having count(*) = ${terms.length}`

/** Collections whose title has every term, at most three. */
export const collectionsHaving = (db: Db, terms: Term[]) =>
  db
    .select({ handle: collections.handle, title: collections.title })
    .from(collections)
    .where(
      sql`${collections.id} in (
        select ${collectionWords.collectionId} from (${askedWords(terms)}) asked cross join ${collectionWords}
        where ${collectionWords.word} >= low and ${collectionWords.word} < high
        group by ${collectionWords.collectionId} having count(distinct term) = ${terms.length})`,
    )
    .orderBy(collections.position, collections.id)
    .limit(3)

/** Rows of term, first word that answers it, first word after those, and what it is worth that a word is the very one. */
function askedWords(terms: Term[]): SQL {
  const rows = terms.flatMap(({ typed, means }, term) => [
    ...typed.map((word) => [term, word, endOf(word), EXACT]),
    ...means.map((word) => [term, word, endOf(word), 0]),
  ])
  return sql`select value ->> 0 as term, value ->> 1 as low, value ->> 2 as high, value ->> 3 as exact
    from json_each(${JSON.stringify(rows)})`
}

// One letter is the beginning of too much: it is looked for as a word.
const endOf = (word: string) => word + ([...word].length > 1 ? '\u{10ffff}' : ' ')

/**
 * Terms that nothing begins with, by their place, and words that they may be misspellings of: one row without a word for each, and
 * one for every word that is spelled nearly so.
 */
export function unknownTerms(db: Db, terms: Term[]) {
  const remains = terms.flatMap(({ typed: [word] }, term) =>
    isCorrectable(word) ? remainsOf(word).map((rest) => [term, rest]) : [],
  )
  const begun = (table: typeof productWords | typeof collectionWords) =>
    sql`exists (select 1 from ${table} where ${table.word} >= low and ${table.word} < high)`
  return db
    .select({ term: sql<number>`term`.as('term'), word: sql<string | null>`word`.as('word') })
    .from(
      sql`(
        with unknown as (
          select term from (${askedWords(terms)}) asked group by term
          having not max(${begun(productWords)} or ${begun(collectionWords)})
        )
        select term, null as word from unknown
        union all
        select unknown.term, ${wordRemains.word}
          from unknown cross join json_each(${JSON.stringify(remains)}) rest cross join ${wordRemains}
          where rest.value ->> 0 = unknown.term and ${wordRemains.remains} = rest.value ->> 1
      ) misspelled`,
    )
}

/** Names of the facet values that a product has now. */
const facetsNow = sql`iif(${products.inStock}, ${products.facetsInStock}, ${products.facetsOtherwise})`

type Condition = { facet: FacetName | 'price'; holds: SQL }

/**
 * What a choice asks of a product, one condition for each facet. Several values of a facet are alternatives; one that no piece of
 * the shop has is not heard.
 *
 * @param facets text of `facetsNow`
 */
function conditionsOf(choice: FacetChoice, facets: SQL, price: SQL): Condition[] {
  const conditions: Condition[] = facetNames.flatMap((facet) => {
    const values = choice.values[facet]
    if (!values) return []
    const names = alternatives(facet, values).map((value) => `${facet}=${value}`)
    const has = sql.join(
      names.map((name) => sql`instr(${facets}, ${JSON.stringify(name)}) > 0`),
      sql` or `,
    )
    const isUnheard = sql`not exists (select 1 from ${facetValues} where ${facetValues.name} in ${names})`
    return [{ facet, holds: fixedValues[facet] ? sql`(${has})` : sql`(${has} or ${isUnheard})` }]
  })
  const { from, to } = choice
  if (from !== null || to !== null)
    conditions.push({
      facet: 'price',
      holds: sql`${price} between ${from ?? 0} and ${to ?? Number.MAX_SAFE_INTEGER}`,
    })
  return conditions
}

export const narrowedTo = (choice: FacetChoice): SQL[] =>
  conditionsOf(choice, facetsNow, sql`${products.priceFrom}`).map(({ holds }) => holds)

/**
 * What a list has to choose from: rows of a name and a number. Under the name of a facet value the number of pieces that have it
 * and hold to every condition of the other facets; `total`, pieces that hold to all; `all`, pieces in the list; `low` and `high`,
 * prices without the condition on prices. Values that are chosen are there, if only with 0.
 *
 * Pieces with the same values are counted together first: a value is looked at once for them all.
 */
export function facetCounts(db: Db, listed: Listed, choice: FacetChoice) {
  const conditions = conditionsOf(choice, sql`facets`, sql`price`)
  const price = conditions.find(({ facet }) => facet === 'price')?.holds ?? sql`1`
  const holds = ({ facet, holds: sets }: Condition) => (facet === 'price' ? sql`fits` : sets)
  const misses = sql.join(
    [sql`0`, ...conditions.map((condition) => sql`(not ${holds(condition)})`)],
    sql` + `,
  )
  const missed = sql`case ${sql.join(
    [
      ...conditions.map((condition) => sql`when not ${holds(condition)} then ${condition.facet}`),
      sql`when 1 then ''`,
    ],
    sql` `,
  )} end`
  const chosen = facetNames.flatMap((facet) =>
    (choice.values[facet] ?? []).map((value) => `${facet}=${value}`),
  )
  const but = (facet: SQL) => sql`(misses = 0 or (misses = 1 and missed = ${facet}))`
  const counts = sql`(
    with pieces as (
      select ${facetsNow} as facets, ${products.priceFrom} as price
      from (${listed}) listed cross join ${products} on ${products.id} = listed.product_id
      where ${products.status} = 'active'
    ), sets as (
      select facets, ${price} as fits, count(*) as many, min(price) as low, max(price) as high
      from pieces group by 1, 2
    ), judged as (
      select *, ${misses} as misses, ${missed} as missed from sets
    ), counted as (
      select each.value as name,
        sum(iif(${but(sql`substr(each.value, 1, instr(each.value, '=') - 1)`)}, many, 0)) as number
      from judged cross join json_each(judged.facets) each group by 1
    )
    select name, number, (select ${facetValues.label} from ${facetValues} where ${facetValues.name} = counted.name) as label
      from counted
    union all select ${facetValues.name}, 0, ${facetValues.label}
      from json_each(${JSON.stringify(chosen)}) each cross join ${facetValues} on ${facetValues.name} = each.value
    union all select sum.key, sum.value, null from (
        select json_object(
          'total', sum(iif(misses = 0, many, 0)),
          'all', sum(many),
          'low', min(iif(${but(sql`'price'`)}, low, null)),
          'high', max(iif(${but(sql`'price'`)}, high, null))
        ) as sums from judged
      ) cross join json_each(sums) sum
  ) counts`
  return db
    .select({
      name: sql<string>`name`.as('name'),
      number: sql<number | null>`number`.as('number'),
      label: sql<string | null>`label`.as('label'),
    })
    .from(counts)
}
