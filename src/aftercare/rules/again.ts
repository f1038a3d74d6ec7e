import { MAX_LINES, MAX_QUANTITY } from '../../cart/rules.ts'
import { canSell, type Stocked } from '../../catalog/rules/availability.ts'

/** A line of an order, as far as it can be bought again. */
type Bought = { id: string; variantId: string; quantity: number; engraving: unknown }

/** What of an order can be bought again. */
export type Again = {
  /** For a cart link. */
  wanted: { variantId: string; quantity: number }[]
  /** Lines of the order with the units that cannot be had now. */
  missing: { lineId: string; quantity: number }[]
  /** Whether a piece that can be had was engraved: a cart link says nothing of engraving. */
  engraved: boolean
}

/**
 * What of an order's lines can be had now. Of one variant, the first line is served first.
 *
 * @param known the variants that are still in the catalogue
 */
export function planAgain(
  lines: readonly Bought[],
  known: readonly (Stocked & { id: string; status: string })[],
): Again {
  const wanted = new Map<string, number>()
  const missing: Again['missing'] = []
  let engraved = false
  for (const { id: lineId, variantId, quantity, engraving } of lines) {
    const variant = known.find(({ id, status }) => id === variantId && status === 'active')
    const before = wanted.get(variantId) ?? 0
    const isFull = before === 0 && wanted.size >= MAX_LINES
    let units = variant && !isFull ? Math.min(quantity, MAX_QUANTITY - before) : 0
    while (variant && units > 0 && !canSell(variant, before + units)) units--
    if (units > 0) wanted.set(variantId, before + units)
    if (units > 0 && engraving) engraved = true
    if (units < quantity) missing.push({ lineId, quantity: quantity - units })
  }
  return {
    wanted: [...wanted].map(([variantId, quantity]) => ({ variantId, quantity })),
    ...{ missing, engraved },
  }
}
