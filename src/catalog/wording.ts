import { words } from '../ui/messages.ts'
import { type Availability, availabilityOf, canSell, type Option } from './rules.ts'

type Stocked = { active: boolean; madeToOrder: boolean; stock: number }

const w = words.availability

/** What a shopper reads about the stock of one variant. `workshopDays`: working days until a made piece can leave. */
export function availabilityWords(availability: Availability, workshopDays?: number): string {
  if (availability === 'made-to-order' && workshopDays) return w.madeIn(workshopDays)
  return w.of[availability]
}

/** The same while the shopper has not chosen among several variants. `choice`: the name of what is to be chosen. */
export function summaryWords(variants: Stocked[], choice: string | null): string {
  const sellable = variants.filter((variant) => canSell(variant, 1))
  const all = sellable.length === variants.length
  const told = sellableWords(sellable, choice)
  return all || sellable.length === 0 ? told : w.someSoldOut(told)
}

function sellableWords(sellable: Stocked[], choice: string | null): string {
  const [first, ...more] = sellable
  if (!first) return w.of['sold-out']
  const made = sellable.filter((variant) => variant.madeToOrder).length
  if (made > 0 && made < sellable.length) return w.either(choice)
  if (made > 0) return w.of['made-to-order']
  return more.length === 0 ? w.of[availabilityOf(first)] : w.of['in-stock']
}

/** The text of sanitized HTML, cut at a word after at most `length` characters: for descriptions in search results. */
export function plainText(html: string, length: number): string {
  const text = html
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(amp|lt|gt|quot|#39|nbsp);/g, (_, name: string) => entities[name] ?? ' ')
    .replace(/\s+/g, ' ')
    .trim()
  if (text.length <= length) return text
  const cut = text.slice(0, length)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), length / 2)).replace(/[,;:.\s]+$/, '')}…`
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }

/** A text that begins a line. */
export const capitalized = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** The metal of a piece in a list; only their number where it comes in several, since the price is that of the cheapest. */
export function metalWords(options: Option[], metal: string | undefined): string | undefined {
  const choices = options.find((option) => isMetal(option.name))?.values.length ?? 1
  return choices > 1 ? words.cards.inMetals(choices) : metal
}

/** Whether an option is the choice of the metal. */
export const isMetal = (option: string) => /metal|material/i.test(option)

/** The place of the metal among a product's options, and so among a variant's values; -1 where there is no choice of it. */
export const metalPlace = (options: Pick<Option, 'name'>[]) =>
  options.findIndex(({ name }) => isMetal(name))

type MetalTone = 'yellow' | 'rose' | 'white' | 'platinum' | 'silver'

/** The tone of the dot beside a metal's name; null for what is not a metal we can tell. */
export function metalTone(value: string): MetalTone | null {
  return tones.find(([word]) => word.test(value))?.[1] ?? null
}

const tones: [RegExp, MetalTone][] = [
  [/rose|red gold|pink gold/i, 'rose'],
  [/white gold|palladium/i, 'white'],
  [/platinum/i, 'platinum'],
  [/silver|steel/i, 'silver'],
  [/gold|vermeil/i, 'yellow'],
]

/** Parts of precious metal in a thousand, where the metal's own name says so: "14K rose gold", "Platinum 950". */
export function finenessOf(metal: string): number | undefined {
  const karat = /\b(\d{1,2})\s?(?:K|ct|kt)\b/i.exec(metal)?.[1]
  if (karat) return byKarat[karat]
  const parts = /\b([3-9]\d\d)\b/.exec(metal)?.[1]
  return parts === undefined ? undefined : Number(parts)
}

// ISO 8654: 18 karat is 750, and the lower ones are rounded as hallmarks are.
const byKarat: Record<string, number> = { 9: 375, 10: 417, 14: 585, 18: 750, 22: 916, 24: 999 }
