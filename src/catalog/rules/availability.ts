/** What shoppers learn about stock: never the number, except for the last one. */
export type Availability = 'in-stock' | 'low' | 'last-one' | 'made-to-order' | 'sold-out'

const LOW = 3

/** `stock`: units free to sell. */
export function availabilityOf(variant: {
  active: boolean
  madeToOrder: boolean
  stock: number
}): Availability {
  if (!variant.active) return 'sold-out'
  if (variant.madeToOrder) return 'made-to-order'
  if (variant.stock <= 0) return 'sold-out'
  if (variant.stock === 1) return 'last-one'
  return variant.stock <= LOW ? 'low' : 'in-stock'
}

/** Whether `quantity` units can be sold now. */
export function canSell(
  variant: { active: boolean; madeToOrder: boolean; stock: number },
  quantity: number,
): boolean {
  return variant.active && (variant.madeToOrder || variant.stock >= quantity)
}
