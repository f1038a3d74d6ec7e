import type { Minor } from '../../../platform/money.ts'
import { type FacetChoice, type FacetName, facetNames, fixedValues } from './facets.ts'

/**
 * One number about a list, as the database tells it: of a facet value, or `total`, `all`, `low` or
 * `high`.
 */
type CountRow = { name: string; number: number | null; label: string | null }

/**
 * A value to choose, with the number of pieces that choosing it would show. Without a label it is a
 * fixed one.
 */
type CountedValue = { value: string; label: string | null; count: number; chosen: boolean }

/** What a list has to choose from. */
export type ListFacets = {
  facets: { name: FacetName; values: CountedValue[] }[]
  /** Pieces that are shown, over all pages. */
  total: number
  /** Pieces in the list before it is narrowed down. */
  all: number
  /** Lowest and highest price to choose from; null in an empty list. */
  prices: { low: Minor; high: Minor } | null
  /** What is chosen and known to the shop: anything else was left out. */
  applied: FacetChoice
}

/** Most values that a facet offers; rarer ones are found by search. */
const MOST = 15

/**
 * Puts the counts of a list in order: facets as in `facetNames`, fixed values as they are, others
 * the most frequent first. Offered are values that show something, and those already chosen; a
 * facet with one value that every product has is left out.
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
  // Values in the owner's own words only where the database knows them.
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
