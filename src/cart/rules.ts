import type { Facts } from '../catalog/facts.ts'
import { type Availability, availabilityOf, canSell } from '../catalog/rules/availability.ts'
import type { Option } from '../catalog/rules/options.ts'
import type { Engraving } from '../engraving/rules.ts'
import type { Minor } from '../platform/money.ts'
import type { RingSystem } from '../ring-sizes/rules/scales.ts'

/** Most pieces of one line; the database keeps the same limit (`quantity_within_limit`). */
export const MAX_QUANTITY = 10
/**
 * Most lines of a cart; the database keeps the same limit (`cart_lines_limit`). The payment
 * provider takes at most 100.
 */
export const MAX_LINES = 40
/**
 * Most forms that add to one cart in a day; the database keeps the limit (`cart_forms_limit`).
 * @internal
 */
export const MAX_FORMS = 200

/** One line as it is now: what the shopper put in, and what has become of it since. */
export type CartLine = {
  id: string
  variantId: string
  handle: string
  title: string
  options: Option[]
  optionValues: string[]
  sku: string | null
  type: string
  picture: string | null
  quantity: number
  facts: Facts
  engraving: Engraving | null
  /** There is an engraving, but nobody can read it now. The line cannot be bought. */
  unreadable: boolean
  /** The shop does not engrave this on the product any more. The line cannot be bought. */
  withdrawn: boolean
  unitPrice: Minor
  priceSeen: Minor
  /** The system in which the shopper chose to read ring sizes; null: none was chosen. */
  sizes: RingSystem | null
  madeToOrder: boolean
  /** Working days until it can leave the workshop. */
  readyDays: number
  status: string
  active: boolean
  stock: number
  personalizationDigest: string
  /** Units of the variant that an unpaid order of this cart holds: free for this cart. */
  held: number
  /** Whether all units of the variant in this cart can be had now. */
  available: boolean
  availability: Availability
}

/**
 * Whether a cart can have `quantity` units of a variant, on whatever lines. What an unpaid order of
 * the cart holds counts as free.
 */
export function availabilityInCart(
  line: Pick<CartLine, 'status' | 'active' | 'madeToOrder' | 'stock' | 'held' | 'unitPrice'>,
  quantity: number,
): Pick<CartLine, 'available' | 'availability'> {
  const mine = {
    active: line.active && line.status === 'active',
    madeToOrder: line.madeToOrder,
    stock: line.stock + line.held,
    price: line.unitPrice,
  }
  return { available: canSell(mine, quantity), availability: availabilityOf(mine) }
}

/**
 * The lines with the quantities that can be had; of one variant, the first line is served first.
 */
export function reduceToAvailable(lines: CartLine[]): CartLine[] {
  const given = new Map<string, number>()
  return lines.map((line) => {
    const before = given.get(line.variantId) ?? 0
    let quantity = line.unreadable || line.withdrawn ? 0 : line.quantity
    while (quantity > 0 && !availabilityInCart(line, before + quantity).available) quantity--
    given.set(line.variantId, before + quantity)
    return { ...line, quantity }
  })
}

/** Units of one variant on all these lines. */
export const unitsOfVariant = (
  lines: { variantId: string; quantity: number }[],
  variantId: string,
): number => unitsIn(lines.filter((line) => line.variantId === variantId))

export const goodsTotal = (lines: Pick<CartLine, 'unitPrice' | 'quantity'>[]): Minor =>
  lines.reduce((sum, line) => sum + line.unitPrice * line.quantity, 0)

/**
 * Working days until all lines can leave together, and the line that the others wait for; null
 * where none waits.
 */
export function readyTogether<L extends Pick<CartLine, 'readyDays'>>(
  lines: L[],
): { days: number; slowest: L | null } {
  const days = Math.max(0, ...lines.map((line) => line.readyDays))
  const waits = lines.some((line) => line.readyDays < days)
  return { days, slowest: lines.find((line) => waits && line.readyDays === days) ?? null }
}

/** Units on all these lines. */
export const unitsIn = (lines: { quantity: number }[]): number =>
  lines.reduce((sum, line) => sum + line.quantity, 0)

/** Whether the line's unit is the only one there is, so that no quantity is asked for. */
export const isOneOfAKind = ({ madeToOrder, stock, held, quantity }: CartLine): boolean =>
  !madeToOrder && stock + held <= 1 && quantity === 1

/** Whether a line is engraved, also where nobody can read what. */
export const isEngraved = (line: Pick<CartLine, 'engraving' | 'unreadable'>): boolean =>
  line.engraving !== null || line.unreadable
