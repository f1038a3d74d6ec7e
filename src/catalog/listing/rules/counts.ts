import type { Minor } from '../../../platform/money.ts'
import { type FacetChoice, type FacetName, facetNames, fixedValues } from './facets.ts'

/**
 * One number about a list, from the database: for a facet value, or `total`, `all`, `low` or
 * `high`.
 */
type CountRow = { name: string; number: number | null; label: string | null }

/**
 * A value to choose, with the number of products that choosing it would show. Without a label it is
 * a fixed value.
 */
type CountedValue = { value: string; label: string | null; count: number; chosen: boolean }

/** The filters that a list offers. */
export type ListFacets = {
  facets: { name: FacetName; values: CountedValue[] }[]
  /** Products shown, over all pages. */
  total: number
  /** Products in the list before it is filtered. */
  all: number
  /** Lowest and highest price to choose from; null in an empty list. */
  prices: { low: Minor; high: Minor } | null
  /** Chosen values that the shop knows; others are ignored. */
  applied: FacetChoice
}

/** Most values that a facet offers; rarer ones can be found by search. */
const MOST = 15

/**
 * Sorts a list's counts: facets as in `facetNames`, fixed values as they are, others by frequency.
 * Offers values that would show something, and those already chosen; leaves out a facet with one
 * value that every product has.
 */
export function arrangeCounts(rows: CountRow[], choice: FacetChoice): ListFacets {
  const numberOf = (name: string) => rows.find((each) => each.name === name)?.number ?? null
  const [all, total] = [numberOf('all') ?? 0, numberOf('total') ?? 0]
  const [low, high] = [numberOf('low'), numberOf('high')]
  const applied: FacetChoice = { ...choice, values: {} }
  const facets = facetNames.flatMap((name) => {
    const chosen = choice.values[name] ?? []
    const values = valuesOf(rows, name, chosen).map((each) => ({
      ...each,
      chosen: chosen.includes(each.value),
    }))
    const taken = values.filter((each) => each.chosen)
    if (taken.length > 0) applied.values[name] = taken.map(({ value }) => value).toSorted()
    const shown = inOrder(
      name,
      values.filter((each) => each.count > 0 || each.chosen),
    )
    const isPointless =
      shown.length < 2 && taken.length === 0 && (shown[0]?.count ?? total) === total
    return isPointless ? [] : [{ name, values: shown }]
  })
  return {
    ...{ facets, applied, all, total },
    prices: low === null || high === null ? null : { low, high },
  }
}

type Counted = Omit<CountedValue, 'chosen'>

function valuesOf(rows: CountRow[], facet: FacetName, chosen: string[]): Counted[] {
  const values = new Map<string, Counted>()
  // Values in the owner's words only count if the database knows them.
  if (fixedValues[facet])
    for (const value of chosen) values.set(value, { value, label: null, count: 0 })
  for (const { name, number, label } of rows) {
    if (!name.startsWith(`${facet}=`)) continue
    const value = name.slice(facet.length + 1)
    const count = Math.max(number ?? 0, values.get(value)?.count ?? 0)
    values.set(value, { value, label, count })
  }
  return [...values.values()]
}

function inOrder(facet: FacetName, values: CountedValue[]): CountedValue[] {
  const fixed = fixedValues[facet]
  if (fixed) return values.toSorted((a, b) => fixed.indexOf(a.value) - fixed.indexOf(b.value))
  const byCount = values.toSorted((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
  return byCount.filter(({ chosen }, at) => chosen || at < MOST)
}
