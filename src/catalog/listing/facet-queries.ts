import { sql } from 'drizzle-orm'
import type { Db } from '../../platform/db.ts'
import { facetValues, products } from '../tables.ts'
import { conditionsOfOffer, narrowing, offerPrice } from './narrowing-queries.ts'
import { type FacetChoice, facetNames } from './rules/facets.ts'
import type { Listed } from './search-queries.ts'

/**
 * The filters that a list offers, as rows of a name and a number. For the name of a facet value,
 * the number of products with an offer that has it and meets the conditions of all other facets;
 * `total`, products with an offer that meets all conditions; `all`, products in the list; `low` and
 * `high`, prices of offers, ignoring the price condition. Chosen values are included even with 0.
 *
 * Products with the same offers are grouped first, so that each value is checked once for all of
 * them.
 */
export function facetCounts(db: Db, listed: Listed, choice: FacetChoice) {
  const filters = narrowing(db, choice)
  const ofOffer = conditionsOfOffer(filters)
  const onPrice = ofOffer.find(({ facet }) => facet === 'price')
  const others = ofOffer.filter(({ facet }) => facet !== 'price')
  // Indexes of the offers with a matching price.
  const fitting = onPrice
    ? sql`(select json_group_array(distinct offer.value ->> 0 || ' ' order by offer.value ->> 0 || ' ')
        from json_each(${products.offerPrices}) offer where ${onPrice.holds})`
    : sql`''`
  const conditions = filters
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
    with members as (
      select ${products.facets} as common, ${products.offers} as offers, ${fitting} as fitting,
        nullif(${offerPrice('min', others)}, 0) as low, ${offerPrice('max', others)} as high
      from (${listed}) listed cross join ${products} on ${products.id} = listed.product_id
      where ${products.status} = 'active'
    ), sets as (
      select row_number() over () as place, common, offers, fitting, count(*) as many, min(low) as low, max(high) as high
      from members group by common, offers, fitting
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
    .with(filters.table)
    .select({
      name: sql<string>`name`.as('name'),
      number: sql<number | null>`number`.as('number'),
      label: sql<string | null>`label`.as('label'),
    })
    .from(counts)
}
