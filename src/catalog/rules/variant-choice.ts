import type { ProductDetails } from '../queries.ts'
import { canSell } from './availability.ts'
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
 * How a shopper gets to one variant: the metal and most other options by links, one in the form.
 */
export type VariantChoice<V> = {
  /**
   * The variant the address names, or the only one that is left to choose. Null: the shopper has
   * not chosen yet.
   */
  selected: V | null
  /**
   * The variant whose price and pictures are shown: while nothing is chosen, the cheapest that can
   * be had.
   */
  shown: V | undefined
  steps: { name: string; values: StepValue<V>[] }[]
  /**
   * The option in the form, with the variants that share every other value: the last one that is
   * not the metal. `at`: its place among the options. Without one `name` is null and `at` -1.
   */
  last: { name: string | null; at: number; variants: V[] }
}

/** The same of a product as it is read for its page. */
export type Choice = VariantChoice<ProductDetails['variants'][number]>

type StepValue<V> = {
  value: string
  leadsTo: V
  /**
   * Whether the link chooses that variant: of one whose size nobody chose it only shows the metal.
   */
  selects: boolean
  current: boolean
  soldOut: boolean
}

/**
 * What an address says of the choice, by ids of variants: the one that was chosen, or one that is
 * only shown.
 */
export type Wanted = { variant?: string | undefined; shown?: string | undefined }

/**
 * Works out what to show for a product.
 *
 * The pictures follow the metal, so it is always chosen by links. A link keeps the other chosen
 * values; where that variant does not exist it keeps the earlier options rather than the later
 * ones, so that every variant can be reached by choosing its values in order.
 *
 * @param variants on sale, in the owner's order
 * @param wanted unknown ids say nothing
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
  // A size that nobody chose is not kept: the link may lead to any that can be sold.
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
        const soldOut = !having.some((variant) => canSell(variant, 1))
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
 * The variant that keeps most of the values at these places, earlier ones first; then one that can
 * be sold.
 */
function nearest<V extends Choosable>(
  having: V[],
  values: string[],
  places: number[],
): V | undefined {
  const rank = (variant: V) => [
    ...places.map((at) => variant.optionValues[at] === values[at]),
    canSell(variant, 1),
  ]
  return having.toSorted((a, b) => firstDifference(rank(b), rank(a)))[0]
}

function firstDifference(a: boolean[], b: boolean[]): number {
  const at = a.findIndex((value, index) => value !== b[index])
  return at < 0 ? 0 : Number(a[at]) - Number(b[at])
}
