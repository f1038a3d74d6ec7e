import type { ProductDetails } from './queries.ts'
import { canSell, type Option } from './rules.ts'

type Choosable = {
  id: string
  active: boolean
  stock: number
  madeToOrder: boolean
  optionValues: string[]
}

/** How a shopper gets to one variant: every option but the last by links, the last in the form. */
export type VariantChoice<V> = {
  /** The variant the address names, or the only one there is. Null: the shopper has not chosen yet. */
  selected: V | null
  steps: { name: string; values: StepValue<V>[] }[]
  /** The last option, with the variants that share every earlier value; its name is null when there is no option. */
  last: { name: string | null; variants: V[] }
}

/** The same of a product as it is read for its page. */
export type Choice = VariantChoice<ProductDetails['variants'][number]>

type StepValue<V> = { value: string; leadsTo: V; current: boolean; soldOut: boolean }

/**
 * Works out what to show for a product.
 *
 * A link keeps the other chosen values; where that variant does not exist it keeps the earlier options rather than
 * the later ones, so that every variant can be reached by choosing its values in order.
 *
 * @param variants on sale, in the owner's order
 * @param wanted id of a variant from the address; an unknown one selects nothing
 */
export function chooseVariant<V extends Choosable>(
  options: Option[],
  variants: V[],
  wanted?: string,
): VariantChoice<V> {
  const [only] = variants
  const selected =
    variants.length === 1
      ? (only ?? null)
      : (variants.find((variant) => variant.id === wanted) ?? null)
  const shown = selected ?? variants.find((variant) => canSell(variant, 1)) ?? only
  const lastAt = Math.max(options.length - 1, 0)
  const current = shown?.optionValues ?? []
  // A size that nobody chose is not kept: the link may lead to any that can be sold.
  const kept = selected ? current : current.slice(0, lastAt)

  return {
    selected,
    steps: options.slice(0, lastAt).map((option, at) => ({
      name: option.name,
      values: option.values.flatMap((value) => {
        const having = variants.filter((variant) => variant.optionValues[at] === value)
        const leadsTo = nearest(having, kept)
        if (!leadsTo) return []
        const soldOut = !having.some((variant) => canSell(variant, 1))
        return [{ value, leadsTo, current: current[at] === value, soldOut }]
      }),
    })),
    last: {
      name: options[lastAt]?.name ?? null,
      variants: variants.filter((variant) => startsLike(variant, current, lastAt)),
    },
  }
}

/** The variant that keeps most of the chosen values, earlier options first; then one that can be sold. */
function nearest<V extends Choosable>(having: V[], kept: string[]): V | undefined {
  const rank = (variant: V) => [
    ...kept.map((value, at) => variant.optionValues[at] === value),
    canSell(variant, 1),
  ]
  return having.toSorted((a, b) => firstDifference(rank(b), rank(a)))[0]
}

function firstDifference(a: boolean[], b: boolean[]): number {
  const at = a.findIndex((value, index) => value !== b[index])
  return at < 0 ? 0 : Number(a[at]) - Number(b[at])
}

const startsLike = (variant: Choosable, values: string[], upTo: number) =>
  values.slice(0, upTo).every((value, at) => variant.optionValues[at] === value)
