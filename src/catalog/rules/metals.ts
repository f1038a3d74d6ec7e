import type { Option } from './options.ts'

/** Whether an option is the choice of metal. */
export const isMetal = (option: string) => /metal|material/i.test(option)

/**
 * The index of the metal among a product's options, and so among a variant's values; -1 if metal is
 * not an option.
 */
export const metalIndex = (options: Pick<Option, 'name'>[]) =>
  options.findIndex(({ name }) => isMetal(name))

type MetalTone = 'yellow' | 'rose' | 'white' | 'platinum' | 'silver'

/** The colour of the dot beside a metal's name; null for unknown metals and other values. */
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

/**
 * Parts of precious metal per thousand, if the metal's name gives them: "14K rose gold", "Platinum
 * 950", "S925 silver". Sterling is 925.
 */
export function finenessOf(metal: string): number | undefined {
  const karat = /\b(\d{1,2})\s?(?:K|ct|kt)\b/i.exec(metal)?.[1]
  if (karat) return byKarat[karat]
  const parts = /\b(?:S|Ag)?([3-9]\d\d)\b/i.exec(metal)?.[1]
  if (parts !== undefined) return Number(parts)
  return /\bsterling\b/i.test(metal) ? 925 : undefined
}

// ISO 8654: 18 karat is 750, and the lower ones are rounded as hallmarks are.
const byKarat: Record<string, number> = { 9: 375, 10: 417, 14: 585, 18: 750, 22: 916, 24: 999 }
