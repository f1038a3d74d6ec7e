import { readyDays } from '../../delivery/rules/promised-dates.ts'
import type { ProductDetails } from '../queries.ts'
import { type Availability, availabilityOf } from '../rules/availability.ts'
import { isRingSize } from '../rules/ring-size-option.ts'

type Variant = ProductDetails['variants'][number]

/** From best to worst. */
const ranks: Availability[] = [
  'in-stock',
  'low',
  'last-one',
  'made-to-order',
  'sold-out',
  'on-request',
]

/**
 * The variants that a page states for search engines, in the owner's order: of those that differ in
 * their ring size alone, at one price and as soon ready, the one that is best available, and the
 * one that the address names. Forty sizes would say the same forty times, in more bytes than the
 * rest of the page; the product feed has them all.
 *
 * @param chosen id of the variant in the address
 */
export function statedVariants(
  { product, variants }: Pick<ProductDetails, 'product' | 'variants'>,
  chosen: string | undefined,
): Variant[] {
  const sizeAt = product.options.findIndex(({ name }) => isRingSize(product.type, name))
  const best = new Map<string, Variant>()
  for (const variant of variants) {
    const others = variant.optionValues.filter((_, at) => at !== sizeAt)
    const key = JSON.stringify([others, variant.price, readyDays(variant, product.facts)])
    const before = best.get(key)
    if (!before || rankOf(variant) < rankOf(before)) best.set(key, variant)
  }
  const stated = new Set(best.values())
  return variants.filter((variant) => stated.has(variant) || variant.id === chosen)
}

const rankOf = (variant: Variant) => ranks.indexOf(availabilityOf(variant))
