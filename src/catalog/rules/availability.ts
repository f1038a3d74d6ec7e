import type { Minor } from '../../platform/money.ts'

/**
 * What shoppers learn about stock: never the number, except for the last one. `on-request`: it has
 * no price, so nobody can buy it, but everybody can ask.
 */
export type Availability =
  | 'in-stock'
  | 'low'
  | 'last-one'
  | 'made-to-order'
  | 'sold-out'
  | 'on-request'

/** A variant as far as its sale is concerned. `stock`: units free to sell. */
export type Stocked = { active: boolean; madeToOrder: boolean; stock: number; price: Minor }

const LOW = 3

export function availabilityOf(variant: Stocked): Availability {
  if (!variant.active) return 'sold-out'
  if (isOnRequest(variant)) return 'on-request'
  if (variant.madeToOrder) return 'made-to-order'
  if (variant.stock <= 0) return 'sold-out'
  if (variant.stock === 1) return 'last-one'
  return variant.stock <= LOW ? 'low' : 'in-stock'
}

/** Whether `quantity` units can be sold now. */
export const canSell = (variant: Stocked, quantity: number): boolean =>
  variant.active && variant.price > 0 && (variant.madeToOrder || variant.stock >= quantity)

/** Whether a variant is shown with "price on request": imported with a price of 0. */
export const isOnRequest = ({ active, price }: Pick<Stocked, 'active' | 'price'>): boolean =>
  active && price <= 0
