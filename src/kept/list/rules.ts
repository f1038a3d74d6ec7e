import { availabilityInCart } from '../../cart/rules.ts'
import type { Facts } from '../../catalog/facts.ts'
import type { Availability } from '../../catalog/rules/availability.ts'
import type { Option } from '../../catalog/rules/options.ts'
import type { Minor } from '../../platform/money.ts'

/** How a kept piece stands. `gone`: the shop has it no more. `choose`: its size is still to choose. */
type Standing = Availability | 'gone' | 'choose'

/** A kept piece as lists show it. */
export type Listed = {
  id: string
  handle: string
  title: string
  type: string
  options: Option[]
  facts: Facts
  picture: string | null
  /** The variant that it is; null: still to choose. */
  variantId: string | null
  optionValues: string[]
  /** What it costs, or from what on; null: nobody can say. */
  price: Minor | null
  isFrom: boolean
  standing: Standing
}

/** What the database says of a kept piece. */
type Row = Omit<Listed, 'variantId' | 'optionValues' | 'price' | 'isFrom' | 'standing'> & {
  status: string
  chosen: string | null
  optionValues: string[] | null
  price: Minor | null
  stock: number | null
  madeToOrder: boolean | null
  lowest: Minor | null
  highest: Minor | null
}

/** A kept piece as it is now; `held`: units that the guest's unpaid order holds, free for them. */
export function listed(row: Row, held = 0): Listed {
  const { id, handle, title, type, options, facts, picture } = row
  const piece = { id, handle, title, type, options, facts, picture }
  const { chosen: variantId, status, lowest, highest } = row
  if (status !== 'active')
    return { ...piece, ...unchosen, price: null, isFrom: false, standing: 'gone' }
  if (!variantId) {
    const standing = lowest === null ? 'sold-out' : 'choose'
    return { ...piece, ...unchosen, price: lowest, isFrom: lowest !== highest, standing }
  }
  const { price, stock, madeToOrder, optionValues } = row
  const unit = {
    ...{ status, active: true, madeToOrder: madeToOrder ?? false },
    ...{ stock: stock ?? 0, held, unitPrice: price ?? 0 },
  }
  return {
    ...{ ...piece, variantId, optionValues: optionValues ?? [], isFrom: false },
    price: price || null,
    standing: availabilityInCart(unit, 1).availability,
  }
}

const unchosen = { variantId: null, optionValues: [] }
