import type { Minor } from '../../../platform/money.ts'

/** What a list is filtered by, in the order in which it is offered; each is a query parameter. */
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

/** Values of the facets whose values are fixed; those of the others are in the owner's words. */
export const fixedValues: Partial<Record<FacetName, readonly string[]>> = {
  carat: ['under-0.25', '0.25-0.5', '0.5-1', '1-2', '2-or-more'],
  availability: ['in-stock', 'made-to-order'],
  /** Working days within which an order can leave the workshop. */
  ready: ['0', '5', '10', '15', '20', '30'],
}

/**
 * The one value of `stone` that the shop knows beforehand. The others are an origin and the owner's
 * word: `natural-ruby`.
 */
export const WITHOUT_STONES = 'without-stones'

/** What a shopper wants to see: values by facet, lowest and highest price in minor units. */
export type FacetChoice = {
  values: Partial<Record<FacetName, string[]>>
  from: Minor | null
  to: Minor | null
}

/** Most values of one facet that an address may ask for. */
const MOST_VALUES = 8

/**
 * Values of a facet as an address gives them, tidied: each once, in one order, and only what can be
 * one.
 */
const facetValues = (given: string[]): string[] =>
  [...new Set(given)]
    .filter((value) => /^[\p{Ll}\p{Lo}\p{M}\p{N}.-]{1,60}$/u.test(value))
    .toSorted()
    .slice(0, MOST_VALUES)

/** What the address of a list holds, for the cache of pages. */
export const listParameters = {
  single: ['page', 'q', 'sort', 'price.gte', 'price.lte'],
  multiple: facetNames,
  values: facetValues,
}

/**
 * Reads the choice in an address; what cannot be one is left out. Prices are whole units of the
 * currency.
 *
 * @param valuesOf all values of a query parameter
 * @param decimals of the currency
 */
export function readFacets(valuesOf: (name: string) => string[], decimals: number): FacetChoice {
  const price = (name: string) => {
    const text = valuesOf(name).find((value) => /^\d{1,8}$/.test(value))
    return text === undefined ? null : Number(text) * 10 ** decimals
  }
  const values: FacetChoice['values'] = {}
  for (const name of facetNames) {
    const fixed = fixedValues[name]
    const given = facetValues(valuesOf(name)).filter((value) => !fixed || fixed.includes(value))
    if (given.length > 0) values[name] = given
  }
  return { values, from: price('price.gte'), to: price('price.lte') }
}

/** The choice as query parameters, in a fixed order. */
export function facetQuery(choice: FacetChoice, decimals: number): Record<string, string[]> {
  const price = (amount: Minor | null) =>
    amount === null ? [] : [String(Math.floor(amount / 10 ** decimals))]
  return {
    ...choice.values,
    'price.gte': price(choice.from),
    'price.lte': price(choice.to),
  }
}

/** Whether anything is narrowed down. */
export const isNarrowed = ({ values, from, to }: FacetChoice): boolean =>
  from !== null || to !== null || Object.keys(values).length > 0

/** The choice without one of its values; `price` takes both prices out. */
export function without(choice: FacetChoice, facet: FacetName | 'price', value = ''): FacetChoice {
  if (facet === 'price') return { ...choice, from: null, to: null }
  const { [facet]: given = [], ...others } = choice.values
  const kept = given.filter((each) => each !== value)
  return { ...choice, values: kept.length > 0 ? { ...others, [facet]: kept } : others }
}
