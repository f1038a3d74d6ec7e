import { readyDays } from '../../delivery/rules/promised-dates.ts'
import { capitalized } from '../../platform/letters.ts'
import type { Facts, Stone } from '../facts.ts'
import type { Option } from '../rules/options.ts'
import { variantFacts } from '../rules/variant-facts.ts'
import { type FacetName, fixedValues, WITHOUT_STONES } from './rules/facets.ts'
import { foldForSearch } from './rules/fold-for-search.ts'

/**
 * A value of a facet as it is stored, and the owner's word for it. Fixed values have none, and
 * '' stands for the shop's: it names them when it shows them.
 */
export type FacetValue = { name: string; label: string | null }

type Product = { type: string; options: Option[]; facts: Facts }
type Variant = { optionValues: string[]; madeToOrder: boolean }

/**
 * All facet values of a product, each once. Nothing else decides them.
 *
 * @param product.variants all variants, sold out or not
 * @returns `values`: all of them. `common`: names of those that every variant has, whatever the
 *   stock. `own`: for each variant, in order, the names of its others, which it has while it is
 *   available
 */
export function facetsOf({ variants, ...product }: Product & { variants: Variant[] }) {
  const each = variants.map((variant) => valuesOf(product, variant))
  const values = new Map(each.flat().map((value) => [value.name, value]))
  const isCommon = (name: string) =>
    !ofStock.test(name) && each.every((own) => own.some((value) => value.name === name))
  const namesOf = (own: FacetValue[]) => [...new Set(own.map(({ name }) => name))]
  return {
    values: [...values.values()],
    common: [...values.keys()].filter(isCommon),
    own: each.map((own) => namesOf(own).filter((name) => !isCommon(name))),
  }
}

/** Facets that a variant has only while it is available. */
const ofStock = /^(availability|ready)=/

/**
 * Values of an available variant, in the order of the facets; ready within a week includes ready
 * within a month.
 */
function valuesOf(product: Product, variant: Variant): FacetValue[] {
  const { metal, stones } = variantFacts(product, variant.optionValues)
  const carat = stones.reduce((sum, stone) => sum + (stone.caratTotal ?? 0), 0)
  const days = readyDays(variant, product.facts)
  return [
    ...worded('type', [product.type]),
    ...worded('metal', [metal]),
    ...(stones.length > 0 ? stones.flatMap(stoneValue) : [withoutStones]),
    ...worded(
      'shape',
      stones.map(({ shape, cut }) => shape ?? cut),
    ),
    ...fixed('carat', carat > 0 ? [caratRange(carat)] : []),
    ...fixed('availability', [variant.madeToOrder ? 'made-to-order' : 'in-stock']),
    ...fixed('ready', fixedValues.ready?.filter((within) => days <= Number(within)) ?? []),
  ]
}

/** Stored with the owner's words, by which the database knows that a product has it. */
const withoutStones: FacetValue = { name: `stone=${WITHOUT_STONES}`, label: '' }

/** The label is the owner's word for the kind; the shop puts the origin into words later. */
function stoneValue({ origin, kind }: Stone): FacetValue[] {
  return slugOf(kind) ? [{ name: `stone=${slugOf(`${origin} ${kind}`)}`, label: kind }] : []
}

const fixed = (facet: FacetName, values: string[]): FacetValue[] =>
  values.map((value) => ({ name: `${facet}=${value}`, label: null }))

function worded(facet: FacetName, labels: (string | undefined)[]): FacetValue[] {
  return labels.flatMap((label) => {
    const slug = label && slugOf(label)
    return slug ? [{ name: `${facet}=${slug}`, label: capitalized(label) }] : []
  })
}

const slugOf = (label: string) =>
  foldForSearch(label).replaceAll(' ', '-').slice(0, 60).replace(/-$/, '')

/** The range of a total weight in carats; a sum of decimals may have a tiny error. */
function caratRange(carat: number): string {
  const hundredths = Math.round(carat * 100)
  if (hundredths < 25) return 'under-0.25'
  if (hundredths < 50) return '0.25-0.5'
  if (hundredths < 100) return '0.5-1'
  return hundredths < 200 ? '1-2' : '2-or-more'
}
