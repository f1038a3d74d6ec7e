import { type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import type { Db } from '../../platform/db.ts'
import { facetValues, products } from '../tables.ts'
import { type FacetChoice, type FacetName, facetNames, fixedValues } from './rules/facets.ts'

type Condition = { facet: FacetName | 'price'; holds: SQL }

/**
 * The columns that conditions on a variant read: names of the facet values that all variants have,
 * of its own, and its price.
 */
type Offer = { common: SQLWrapper; own: SQLWrapper; price: SQLWrapper }

/**
 * Filters in SQL. A single variant must match all facets that differ within a product; several
 * values of a facet are alternatives; values in the owner's words that no product has are ignored.
 *
 * D1 allows 100 parameters per statement, and filters are used at several places in one: their
 * values are bound once, in `table`, which each statement that uses `conditions` must begin with.
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
    const isKnown = fixedValues[facet] ? sql`1` : bound(`${facet}_known`, known)
    const wanted = names.map((name, at) => bound(`${facet}_${at}`, sql`${JSON.stringify(name)}`))
    return [{ facet, isKnown, wanted }]
  })
  const { from, to } = choice
  const range = (from !== null || to !== null) && {
    // A price on request, 0, is in no range.
    from: bound('price_from', sql`${Math.max(1, from ?? 1)}`),
    to: bound('price_to', sql`${to ?? Number.MAX_SAFE_INTEGER}`),
  }

  /** One condition for each facet in use. */
  function conditions({ common, own, price }: Offer): Condition[] {
    const has = (name: SQL) => sql`instr(${common}, ${name}) > 0 or instr(${own}, ${name}) > 0`
    return [
      ...facets.map(({ facet, isKnown, wanted }) => ({
        facet,
        holds: sql`(not ${isKnown} or ${sql.join(wanted.map(has), sql` or `)})`,
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

export const allOf = (conditions: Condition[]): SQL =>
  sql.join([sql`1`, ...conditions.map(({ holds }) => holds)], sql` and `)

/** One row of `json_each` over a product's offers. */
const offered = {
  common: products.facets,
  own: sql`${products.offers} -> (offer.value ->> 0)`,
  price: sql`(offer.value ->> 1)`,
}

/**
 * The lowest or highest price among a product's offers that meet these conditions; null if none
 * does. The lowest is the price of `cheapestVariant` among the matching variants.
 */
export function offerPrice(which: 'min' | 'max', conditions: Condition[]): SQL<number | null> {
  const end = which === 'min' ? '$[0][1]' : '$[#-1][1]'
  if (conditions.length === 0)
    return sql`coalesce(${products.offerPrices} ->> ${sql.raw(`'${end}'`)}, ${products.priceFrom})`
  return sql`(select ${sql.raw(which)}(${offered.price}) from json_each(${products.offerPrices}) offer
    where ${allOf(conditions)})`
}

/** The conditions on an offer, for `offerPrice`. */
export const conditionsOfOffer = ({ conditions }: Narrowing) => conditions(offered)
