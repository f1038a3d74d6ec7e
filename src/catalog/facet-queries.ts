import { type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import type { Db } from '../platform/db.ts'
import { type FacetChoice, type FacetName, facetNames, fixedValues } from './facets.ts'
import type { Listed } from './finding-queries.ts'
import { facetValues, products } from './tables.ts'

type Condition = { facet: FacetName | 'price'; holds: SQL }

/** What is asked of one variant: texts of the names that all variants have and of those that it has, and its price. */
type Offer = { common: SQLWrapper; own: SQLWrapper; price: SQLWrapper }

/**
 * A choice in SQL. Facets that differ within a product must hold of one variant together; several values of a facet are
 * alternatives; of the owner's words those that no piece of the shop has are not heard.
 *
 * D1 takes 100 parameters a statement, and a choice is asked at several places of one: its values are bound once, in `table`,
 * which each statement that uses `conditions` needs in front.
 */
export function narrowing(db: Db, choice: FacetChoice) {
  const columns: SQL[] = []
  const bound = (name: string, value: SQL) => {
    columns.push(sql`${value} as ${sql.identifier(name)}`)
    return sql`(select ${sql.identifier(name)} from wanted)`
  }
  const facets = facetNames.flatMap((facet) => {
    const values = choice.values[facet]
    if (!values) return []
    const names = values.map((value) => `${facet}=${value}`)
    const known = sql`exists (select 1 from json_each(${JSON.stringify(names)}) each cross join ${facetValues}
      where ${facetValues.name} = each.value)`
    const isHeard = fixedValues[facet] ? sql`1` : bound(`${facet}_heard`, known)
    const wanted = names.map((name, at) => bound(`${facet}_${at}`, sql`${JSON.stringify(name)}`))
    return [{ facet, isHeard, wanted }]
  })
  const { from, to } = choice
  const range = (from !== null || to !== null) && {
    from: bound('price_from', sql`${from ?? 0}`),
    to: bound('price_to', sql`${to ?? Number.MAX_SAFE_INTEGER}`),
  }

  /** One condition for each facet that something is asked of. */
  function conditions({ common, own, price }: Offer): Condition[] {
    const has = (name: SQL) => sql`instr(${common}, ${name}) > 0 or instr(${own}, ${name}) > 0`
    return [
      ...facets.map(({ facet, isHeard, wanted }) => ({
        facet,
        holds: sql`(not ${isHeard} or ${sql.join(wanted.map(has), sql` or `)})`,
      })),
      ...(range
        ? [{ facet: 'price' as const, holds: sql`${price} between ${range.from} and ${range.to}` }]
        : []),
    ]
  }
  columns.push(sql`1 as one`)
  const table = db.$with('wanted', {}).as(sql`select ${sql.join(columns, sql`, `)}`)
  return { table, conditions }
}

export type Narrowing = ReturnType<typeof narrowing>

/** Conditions as one. */
export const all = (conditions: Condition[]): SQL =>
  sql.join([sql`1`, ...conditions.map(({ holds }) => holds)], sql` and `)

/** One row of `json_each` over the offers of a product. */
const offered = {
  common: products.facets,
  own: sql`${products.offers} -> (offer.value ->> 0)`,
  price: sql`(offer.value ->> 1)`,
}

/**
 * The lowest or highest price among the offers of a product that hold to these conditions; null where none does. What cannot be
 * had is no offer, unless nothing of the product can be had.
 */
export function offerPrice(which: 'min' | 'max', conditions: Condition[]): SQL<number | null> {
  const end = which === 'min' ? '$[0][1]' : '$[#-1][1]'
  if (conditions.length === 0)
    return sql`coalesce(${products.offerPrices} ->> ${sql.raw(`'${end}'`)}, ${products.priceFrom})`
  return sql`(select ${sql.raw(which)}(${offered.price}) from json_each(${products.offerPrices}) offer
    where ${all(conditions)})`
}

/** What the choice asks of an offer, for `offerPrice`. */
export const conditionsOfOffer = ({ conditions }: Narrowing) => conditions(offered)

/**
 * What a list has to choose from: rows of a name and a number. Under the name of a facet value the number of pieces of which an
 * offer has it and holds to every condition of the other facets; `total`, pieces with an offer that holds to all; `all`, pieces in
 * the list; `low` and `high`, prices of offers without the condition on prices. Values that are chosen are there, if only with 0.
 *
 * Pieces with the same offers are counted together first: a value is looked at once for them all.
 */
export function facetCounts(db: Db, listed: Listed, choice: FacetChoice) {
  const asked = narrowing(db, choice)
  const ofOffer = conditionsOfOffer(asked)
  const onPrice = ofOffer.find(({ facet }) => facet === 'price')
  const others = ofOffer.filter(({ facet }) => facet !== 'price')
  // Places of the offers of which a price fits.
  const fitting = onPrice
    ? sql`(select json_group_array(distinct offer.value ->> 0 || ' ' order by offer.value ->> 0 || ' ')
        from json_each(${products.offerPrices}) offer where ${onPrice.holds})`
    : sql`''`
  const conditions = asked
    .conditions({ common: sql`sets.common`, own: sql`offer.value`, price: sql`0` })
    .map(({ facet, holds }) =>
      facet === 'price'
        ? { facet, holds: sql`instr(sets.fitting, '"' || offer.key || ' ') > 0` }
        : { facet, holds },
    )
  const misses = sql.join([sql`0`, ...conditions.map(({ holds }) => sql`(not ${holds})`)], sql` + `)
  const missed = sql`case ${sql.join(
    [
      ...conditions.map(({ facet, holds }) => sql`when not ${holds} then ${sql.raw(`'${facet}'`)}`),
      sql`when 1 then ''`,
    ],
    sql` `,
  )} end`
  const chosen = facetNames.flatMap((facet) =>
    (choice.values[facet] ?? []).map((value) => `${facet}=${value}`),
  )
  const facetOfEach = sql`substr(each.value, 1, instr(each.value, '=') - 1)`
  const counts = sql`(
    with pieces as (
      select ${products.facets} as common, ${products.offers} as offers, ${fitting} as fitting,
        ${offerPrice('min', others)} as low, ${offerPrice('max', others)} as high
      from (${listed}) listed cross join ${products} on ${products.id} = listed.product_id
      where ${products.status} = 'active'
    ), sets as (
      select row_number() over () as place, common, offers, fitting, count(*) as many, min(low) as low, max(high) as high
      from pieces group by common, offers, fitting
    ), judged as (
      select place, many, common, offer.value as own, ${misses} as misses, ${missed} as missed
      from sets cross join json_each(sets.offers) offer
    ), near as (
      select many, common, max(misses = 0) as holds, coalesce(group_concat(iif(misses = 1, missed, null)), '') as nearly
      from judged group by place
    ), named as (
      select each.value as name, many from near cross join json_each(near.common) each
      where holds or instr(nearly, ${facetOfEach}) > 0
      union all
      select name, many from (
        select distinct place, many, each.value as name from judged cross join json_each(judged.own) each
        where misses = 0 or (misses = 1 and missed = ${facetOfEach})
      ) own
    ), counted as (
      select name, sum(many) as number from named group by name
    )
    select name, number, (select ${facetValues.label} from ${facetValues} where ${facetValues.name} = counted.name) as label
      from counted
    union all select ${facetValues.name}, 0, ${facetValues.label}
      from json_each(${JSON.stringify(chosen)}) each cross join ${facetValues} on ${facetValues.name} = each.value
    union all select sum.key, sum.value, null from (
        select json_object(
          'total', (select sum(many) from near where holds),
          'all', sum(many), 'low', min(low), 'high', max(high)
        ) as sums from sets
      ) cross join json_each(sums) sum
  ) counts`
  return db
    .with(asked.table)
    .select({
      name: sql<string>`name`.as('name'),
      number: sql<number | null>`number`.as('number'),
      label: sql<string | null>`label`.as('label'),
    })
    .from(counts)
}
