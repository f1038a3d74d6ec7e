import { type Availability, availabilityOf, canSell } from './rules/availability.ts'
import { catalogWords } from './words.ts'

type Stocked = { active: boolean; madeToOrder: boolean; stock: number }

const w = () => catalogWords().availability

/**
 * What a shopper reads about the stock of one variant. `workshopDays`: working days until a made
 * piece can leave.
 */
export function availabilityWords(availability: Availability, workshopDays?: number): string {
  if (availability === 'made-to-order' && workshopDays) return w().madeIn(workshopDays)
  return w().of[availability]
}

/**
 * The same while the shopper has not chosen among several variants. `choice`: the name of what is
 * to be chosen.
 */
export function summaryWords(variants: Stocked[], choice: string | null): string {
  const sellable = variants.filter((variant) => canSell(variant, 1))
  const all = sellable.length === variants.length
  const text = sellableWords(sellable, choice)
  return all || sellable.length === 0 ? text : w().someSoldOut(text)
}

function sellableWords(sellable: Stocked[], choice: string | null): string {
  const [first, ...more] = sellable
  if (!first) return w().of['sold-out']
  const made = sellable.filter((variant) => variant.madeToOrder).length
  if (made > 0 && made < sellable.length) return w().either(choice)
  if (made > 0) return w().of['made-to-order']
  return more.length === 0 ? w().of[availabilityOf(first)] : w().of['in-stock']
}
