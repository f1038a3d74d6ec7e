import type { Minor } from '../platform/money.ts'
import { words } from '../ui/messages.ts'
import { readyDays } from './dates.ts'
import type { Facts } from './facts.ts'
import { foldForSearch, type Option } from './rules.ts'
import { stonesInShort } from './stone-words.ts'
import { capitalized, isMetal } from './wording.ts'

/** What pieces are narrowed down by, in the order in which it is asked; each is a query parameter of its own. */
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

/** Values of facets whose values the shop knows beforehand; those of the others are the owner's words. */
export const fixedValues: Partial<Record<FacetName, readonly string[]>> = {
  carat: ['under-0.25', '0.25-0.5', '0.5-1', '1-2', '2-or-more'],
  availability: ['in-stock', 'made-to-order'],
  /** Working days within which a piece can leave. */
  ready: ['0', '5', '10', '15', '20', '30'],
}

/** A value of a facet as it is stored, and as shoppers read it; fixed values have no label. */
export type FacetValue = { name: string; label: string | null }

type Piece = {
  type: string
  options: Option[]
  facts: Facts
  variants: { active: boolean; madeToOrder: boolean }[]
}

/**
 * Every facet value of a piece, each once: the one place that decides it.
 *
 * Of the times within which it is ready it has the shortest: `alternatives` knows that the longer ones hold too.
 *
 * @param inStock whether one of its variants is in stock now
 */
export function facetsOf(piece: Piece, inStock: boolean): FacetValue[] {
  const { facts } = piece
  const metals = piece.options.find((option) => isMetal(option.name))?.values ?? [facts.metal]
  const carat = facts.stones.reduce((sum, stone) => sum + (stone.caratTotal ?? 0), 0)
  const stones = [
    ...facts.stones,
    ...Object.values(facts.byChoice ?? {}).flatMap((choice) => choice.stones ?? []),
  ]
  const made = piece.variants.find((variant) => variant.active && variant.madeToOrder)
  const days = inStock ? 0 : made && readyDays(made, facts)
  const ready = fixedValues.ready?.find((within) => days !== undefined && days <= Number(within))
  const fixed = [
    carat > 0 && `carat=${caratRange(carat)}`,
    inStock && 'availability=in-stock',
    made && 'availability=made-to-order',
    ready !== undefined && `ready=${ready}`,
  ]
  const values = [
    ...worded('type', [piece.type]),
    ...worded('metal', metals),
    ...worded(
      'stone',
      stones.length > 0
        ? stones.map((stone) => stonesInShort([stone]))
        : [words.finding.withoutStones],
    ),
    ...worded(
      'shape',
      stones.map(({ shape, cut }) => shape ?? cut),
    ),
    ...fixed.flatMap((name) => (name ? [{ name, label: null }] : [])),
  ]
  return [...new Map(values.map((value) => [value.name, value])).values()]
}

/** The values of a facet that a piece may have to be what a shopper wants: ready within a week is who is ready now, too. */
export function alternatives(facet: FacetName, values: string[]): string[] {
  if (facet !== 'ready') return values
  const longest = Math.max(...values.map(Number))
  return (fixedValues.ready ?? []).filter((within) => Number(within) <= longest)
}

function worded(facet: FacetName, labels: (string | undefined)[]): FacetValue[] {
  return labels.flatMap((label) => {
    const slug = label && slugOf(label)
    return slug ? [{ name: `${facet}=${slug}`, label: capitalized(label) }] : []
  })
}

const slugOf = (label: string) =>
  foldForSearch(label).replaceAll(' ', '-').slice(0, 60).replace(/-$/, '')

/** The range of a weight in carats, all stones together; a sum of decimals may be a hair off. */
function caratRange(carat: number): string {
  const hundredths = Math.round(carat * 100)
  if (hundredths < 25) return 'under-0.25'
  if (hundredths < 50) return '0.25-0.5'
  if (hundredths < 100) return '0.5-1'
  return hundredths < 200 ? '1-2' : '2-or-more'
}

/** What a shopper wants to see: values by facet, lowest and highest price in minor units. */
export type FacetChoice = {
  values: Partial<Record<FacetName, string[]>>
  from: Minor | null
  to: Minor | null
}

/** So many values of a facet are heard. */
const MOST = 8

/**
 * Reads the choice in an address; what cannot be one is left out. Prices are whole units of the currency.
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
    const given = [...new Set(valuesOf(name))].filter((value) =>
      fixed ? fixed.includes(value) : /^[\p{Ll}\p{Lo}\p{M}\p{N}.-]{1,60}$/u.test(value),
    )
    if (given.length > 0) values[name] = given.toSorted().slice(0, MOST)
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
