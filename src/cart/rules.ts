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

/** One line as it stands now: what the shopper put in, and what has become of it since. */
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
  /** There is something to engrave, and nobody can read them now. The line cannot be bought. */
  unreadable: boolean
  /** The shop does not engrave this on the piece any more. The line cannot be bought. */
  withdrawn: boolean
  unitPrice: Minor
  priceSeen: Minor
  /** The cart's: in which system its shopper chose to read ring sizes; null: none was chosen. */
  sizes: RingSystem | null
  madeToOrder: boolean
  /** Working days until it can leave the workshop. */
  readyDays: number
  status: string
  active: boolean
  stock: number
  personalizationDigest: string
  /** Pieces of the variant that an unpaid order of this cart keeps: free for this cart. */
  kept: number
  /** Whether all pieces of the variant in this cart can be had now. */
  available: boolean
  availability: Availability
}

/**
 * How the pieces of a variant stand for a cart that wants `wanted` of them, on whatever lines: what an unpaid order of the
 * cart keeps counts as free.
 */
export function standingOf(
  line: Pick<CartLine, 'status' | 'active' | 'madeToOrder' | 'stock' | 'kept'>,
  wanted: number,
): Pick<CartLine, 'available' | 'availability'> {
  const mine = {
    active: line.active && line.status === 'active',
    madeToOrder: line.madeToOrder,
    stock: line.stock + line.kept,
  }
  return { available: canSell(mine, wanted), availability: availabilityOf(mine) }
}

/** The lines with as many pieces of each as can be had; who was put in first is served first. */
export function whatCanBeHad(lines: CartLine[]): CartLine[] {
  const given = new Map<string, number>()
  return lines.map((line) => {
    const before = given.get(line.variantId) ?? 0
    let quantity = line.unreadable || line.withdrawn ? 0 : line.quantity
    while (quantity > 0 && !standingOf(line, before + quantity).available) quantity--
    given.set(line.variantId, before + quantity)
    return { ...line, quantity }
  })
}

/** Pieces of one variant on all lines. */
export const piecesOf = (
  lines: { variantId: string; quantity: number }[],
  variantId: string,
): number => pieces(lines.filter((line) => line.variantId === variantId))

export const goodsTotal = (lines: Pick<CartLine, 'unitPrice' | 'quantity'>[]): Minor =>
  lines.reduce((sum, line) => sum + line.unitPrice * line.quantity, 0)

/**
 * Working days until all lines can leave, which travel together, and the line they wait for; null where none waits for another.
 */
export function readyTogether<L extends Pick<CartLine, 'readyDays'>>(
  lines: L[],
): { days: number; slowest: L | null } {
  const days = Math.max(0, ...lines.map((line) => line.readyDays))
  const waits = lines.some((line) => line.readyDays < days)
  return { days, slowest: lines.find((line) => waits && line.readyDays === days) ?? null }
}

export const pieces = (lines: { quantity: number }[]): number =>
  lines.reduce((sum, line) => sum + line.quantity, 0)

/** Whether a piece is the only one there is: nobody needs to be asked how many. */
export const isOneOfAKind = ({ madeToOrder, stock, kept, quantity }: CartLine): boolean =>
  !madeToOrder && stock + kept <= 1 && quantity === 1

/** Whether a line is engraved, also where nobody can read what. */
export const isEngraved = (line: Pick<CartLine, 'engraving' | 'unreadable'>): boolean =>
  line.engraving !== null || line.unreadable
