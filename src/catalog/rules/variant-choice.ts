import type { ProductDetails } from '../queries.ts'
import { canSell, isOnRequest } from './availability.ts'
import { cheapestVariant } from './cheapest-variant.ts'
import { isMetal } from './metals.ts'
import type { Option } from './options.ts'

type Choosable = {
  id: string
  active: boolean
  stock: number
  madeToOrder: boolean
  price: number
  optionValues: string[]
}

/**
 * How a shopper chooses a variant: the metal and most other options by links, one option in the
 * form.
 */
export type VariantChoice<V> = {
  /** The variant named in the address, or the only one left to choose. Null: not chosen yet. */
  selected: V | null
  /**
   * The variant whose price and pictures are shown: until one is chosen, the cheapest available.
   */
  shown: V | undefined
  steps: { name: string; values: StepValue<V>[] }[]
  /**
   * The option in the form, the last one that is not the metal, with the variants that share all
   * other values. `at`: its index among the options. Without such an option `name` is null and `at`
   * -1.
   */
  last: { name: string | null; at: number; variants: V[] }
}

/** The same for a product read for its page. */
export type Choice = VariantChoice<ProductDetails['variants'][number]>

type StepValue<V> = {
  value: string
  leadsTo: V
  /** Whether the link chooses that variant; while no size is chosen, it only shows the metal. */
  selects: boolean
  current: boolean
  soldOut: boolean
}

/** The variant ids in an address: the one that was chosen, or one that is only shown. */
export type Wanted = { variant?: string | undefined; shown?: string | undefined }

/**
 * Decides what to show for a product.
 *
 * The pictures follow the metal, so it is always chosen by a link. A link keeps the other chosen
 * values; if there is no such variant, it keeps earlier options rather than later ones, so that
 * every variant can be reached by choosing its values in order.
 *
 * @param variants on sale, in the owner's order
 * @param wanted unknown ids are ignored
 */
export function chooseVariant<V extends Choosable>(
  options: Option[],
  variants: V[],
  wanted: Wanted = {},
): VariantChoice<V> {
  const formAt = options.findLastIndex(({ name }) => !isMetal(name))
  const stepsAt = [...options.keys()].filter((at) => at !== formAt)
  const byId = (id: string | undefined) => variants.find((variant) => variant.id === id)
  const named = byId(wanted.variant)
  const shown = named ?? byId(wanted.shown) ?? cheapestVariant(variants)
  const nothingLeft = formAt < 0 || variants.length === 1
  const selected = named ?? (nothingLeft ? shown : undefined) ?? null
  const asChosen = ({ optionValues }: V) =>
    formAt < 0 || (selected !== null && optionValues[formAt] === selected.optionValues[formAt])
  // A size that nobody chose is not kept: the link may lead to any variant that can be sold.
  const keptAt = selected && formAt >= 0 ? [...stepsAt, formAt] : stepsAt

  return {
    selected,
    shown,
    steps: stepsAt.map((at) => ({
      name: options[at]?.name ?? '',
      values: (options[at]?.values ?? []).flatMap((value) => {
        const having = variants.filter((variant) => variant.optionValues[at] === value)
        const leadsTo = nearest(having, shown?.optionValues ?? [], keptAt)
        if (!leadsTo) return []
        const soldOut = !having.some((variant) => canSell(variant, 1) || isOnRequest(variant))
        const current = shown?.optionValues[at] === value
        return [{ value, leadsTo, selects: asChosen(leadsTo), current, soldOut }]
      }),
    })),
    last: {
      name: options[formAt]?.name ?? null,
      at: formAt,
      variants: variants.filter((variant) =>
        stepsAt.every((at) => variant.optionValues[at] === shown?.optionValues[at]),
      ),
    },
  }
}

/**
 * The variant that keeps most of the values at these indexes, earlier ones first; then one that can
 * be sold.
 */
function nearest<V extends Choosable>(
  having: V[],
  values: string[],
  indexes: number[],
): V | undefined {
  const rank = (variant: V) => [
    ...indexes.map((at) => variant.optionValues[at] === values[at]),
    canSell(variant, 1),
  ]
  return having.toSorted((a, b) => firstDifference(rank(b), rank(a)))[0]
}

function firstDifference(a: boolean[], b: boolean[]): number {
  const at = a.findIndex((value, index) => value !== b[index])
  return at < 0 ? 0 : Number(a[at]) - Number(b[at])
}
