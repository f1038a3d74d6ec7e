import type { Minor } from '../../platform/money.ts'
import { canSell } from './availability.ts'

/**
 * The variant that represents a product until a shopper chooses: the cheapest one available or, if
 * all are sold out, the cheapest of all. Its price is "the price" of the product everywhere: on its
 * page, on cards, in suggestions, and when lists are sorted or filtered by price.
 *
 * This is the rule. SQL cannot call it, so two statements restate it: `cheapest` in
 * `listing/card-queries.ts`, and the trigger `offers_worked_out`, whose first entry of
 * `products.offerPrices` is this price. `tests/catalog/cheapest-variant.test.ts` holds both to it.
 * `products.priceFrom` is something else: the lowest price of the last import, sold out or not.
 *
 * @param variants on sale, in the owner's order, which breaks ties between equal prices
 * @returns undefined only if there are no variants
 */
export function cheapestVariant<
  V extends { active: boolean; madeToOrder: boolean; stock: number; price: Minor },
>(variants: V[]): V | undefined {
  const sellable = variants.filter((variant) => canSell(variant, 1))
  return (sellable.length > 0 ? sellable : variants).toSorted((a, b) => a.price - b.price)[0]
}
