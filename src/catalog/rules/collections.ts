import type { Minor } from '../../platform/money.ts'

/** A product belongs to the collection if every condition (`all`) or at least one (`any`) holds. */
export type CollectionRule = { match: 'all' | 'any'; conditions: Condition[] }

type Condition =
  | { field: 'type' | 'tag'; is: string }
  | { field: 'price'; from?: Minor; to?: Minor }

/**
 * Whether a collection's rule includes a product. `priceFrom` in minor units; 0, a price on request,
 * is in no range of prices.
 */
export function belongs(
  rule: CollectionRule,
  product: { type: string; tags: string[]; priceFrom: Minor },
): boolean {
  const holds = (condition: Condition) => {
    if (condition.field === 'price')
      return (
        product.priceFrom >= Math.max(1, condition.from ?? 1) &&
        product.priceFrom <= (condition.to ?? Number.MAX_SAFE_INTEGER)
      )
    const words = condition.field === 'type' ? [product.type] : product.tags
    return words.some((word) => word.toLowerCase() === condition.is.toLowerCase())
  }
  return rule.match === 'all' ? rule.conditions.every(holds) : rule.conditions.some(holds)
}
