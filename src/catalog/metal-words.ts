import { isMetal } from './rules/metals.ts'
import type { Option } from './rules/options.ts'
import { catalogWords } from './words.ts'

/**
 * The metal of a piece in a list; only their number where it comes in several, since the price is
 * that of the cheapest.
 */
export function metalWords(options: Option[], metal: string | undefined): string | undefined {
  const choices = options.find((option) => isMetal(option.name))?.values.length ?? 1
  return choices > 1 ? catalogWords().cards.inMetals(choices) : metal
}
