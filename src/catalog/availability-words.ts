import type { Shop } from '../platform/config.ts'
import { formatMoney, type Minor } from '../platform/money.ts'
import {
  type Availability,
  availabilityOf,
  canSell,
  isOnRequest,
  type Stocked,
} from './rules/availability.ts'
import { catalogWords } from './words.ts'

const w = () => catalogWords().availability

/**
 * The availability of one variant, in words. `workshopDays`: working days until a unit made to
 * order can ship.
 */
export function availabilityWords(availability: Availability, workshopDays?: number): string {
  if (availability === 'made-to-order' && workshopDays) return w().madeIn(workshopDays)
  return w().of[availability]
}

/**
 * The same for several variants of which none is chosen. `choice`: the name of the option still to
 * choose.
 */
export function summaryWords(all: Stocked[], choice: string | null): string {
  const variants = all.filter((variant) => !isOnRequest(variant))
  if (variants.length === 0 && all.length > 0) return w().of['on-request']
  const sellable = variants.filter((variant) => canSell(variant, 1))
  const isAll = sellable.length === variants.length
  const text = sellableWords(sellable, choice)
  return isAll || sellable.length === 0 ? text : w().someSoldOut(text)
}

function sellableWords(sellable: Stocked[], choice: string | null): string {
  const [first, ...more] = sellable
  if (!first) return w().of['sold-out']
  const made = sellable.filter((variant) => variant.madeToOrder).length
  if (made > 0 && made < sellable.length) return w().either(choice)
  if (made > 0) return w().of['made-to-order']
  return more.length === 0 ? w().of[availabilityOf(first)] : w().of['in-stock']
}

/** A variant's price, or that it is on request. */
export const priceWords = (price: Minor, { currency, locale }: Shop): string =>
  price === 0 ? w().priceOnRequest : formatMoney(price, currency, locale)
