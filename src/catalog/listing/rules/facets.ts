import type { Minor } from '../../../platform/money.ts'

/** What a list can be filtered by, in display order; each is a query parameter. */
export const facetNames = [
  'type',
  'metal',
  'stone',
  'shape',
  'carat',
  'availability',
  'ready',
] as const

export type FacetName = (typeof facetNames)[number]

/** Values of facets with fixed values; the other facets have the owner's words. */
export const fixedValues: Partial<Record<FacetName, readonly string[]>> = {
  carat: ['under-0.25', '0.25-0.5', '0.5-1', '1-2', '2-or-more'],
  availability: ['in-stock', 'made-to-order'],
  /** Working days until an order can leave the workshop. */
  ready: ['0', '5', '10', '15', '20', '30'],
}

/**
 * The one value of `stone` that the shop knows beforehand. The others are an origin and the owner's
 * word: `natural-ruby`.
 */
export const WITHOUT_STONES = 'without-stones'

/** A shopper's filters: values by facet, lowest and highest price in minor units. */
export type FacetChoice = {
  values: Partial<Record<FacetName, string[]>>
  from: Minor | null
  to: Minor | null
}

/** Most values of one facet in an address. */
const MOST_VALUES = 8
/** Values of one facet that are looked at: more than a form of the shop can send. */
const MOST_READ = 40

/** Normalizes a facet's values in an address: each once, sorted, only valid ones. */
export function facetValues(facet: FacetName, all: string[]): string[] {
  const fixed = fixedValues[facet]
  const isValid = (value: string) =>
    fixed ? fixed.includes(value) : /^[\p{Ll}\p{Lo}\p{M}\p{N}.-]{1,60}$/u.test(value)
  return [...new Set(all.slice(0, MOST_READ))].filter(isValid).toSorted().slice(0, MOST_VALUES)
}

/** The first valid price in an address, in whole units of the currency; null without one. */
export function wholePrice(all: string[]): number | null {
  const text = all.slice(0, MOST_READ).find((value) => /^\d{1,8}$/.test(value))
  return text === undefined ? null : Number(text)
}

/**
 * Reads the filters in an address; invalid values are left out. Prices are whole units of the
 * currency.
 *
 * @param valuesOf all values of a query parameter
 * @param decimals of the currency
 */
export function readFacets(valuesOf: (name: string) => string[], decimals: number): FacetChoice {
  const price = (name: string) => {
    const whole = wholePrice(valuesOf(name))
    return whole === null ? null : whole * 10 ** decimals
  }
  const values: FacetChoice['values'] = {}
  for (const name of facetNames) {
    const valid = facetValues(name, valuesOf(name))
    if (valid.length > 0) values[name] = valid
  }
  return { values, from: price('price.gte'), to: price('price.lte') }
}

/** The filters as query parameters, in a fixed order. */
export function facetQuery(choice: FacetChoice, decimals: number): Record<string, string[]> {
  const price = (amount: Minor | null) =>
    amount === null ? [] : [String(Math.floor(amount / 10 ** decimals))]
  return {
    ...choice.values,
    'price.gte': price(choice.from),
    'price.lte': price(choice.to),
  }
}

export const isNarrowed = ({ values, from, to }: FacetChoice): boolean =>
  from !== null || to !== null || Object.keys(values).length > 0

/** The filters without one value; `price` removes both prices. */
export function without(choice: FacetChoice, facet: FacetName | 'price', value = ''): FacetChoice {
  if (facet === 'price') return { ...choice, from: null, to: null }
  const { [facet]: chosen = [], ...others } = choice.values
  const kept = chosen.filter((each) => each !== value)
  return { ...choice, values: kept.length > 0 ? { ...others, [facet]: kept } : others }
}
