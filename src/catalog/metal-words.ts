import { isMetal } from './rules/metals.ts'
import type { Option } from './rules/options.ts'
import { catalogWords } from './words.ts'

/**
 * A product's metal in a list; for several metals only their number, since the price shown is that
 * of the cheapest.
 */
export function metalWords(options: Option[], metal: string | undefined): string | undefined {
  const choices = options.find((option) => isMetal(option.name))?.values.length ?? 1
  return choices > 1 ? catalogWords().cards.inMetals(choices) : metal
}
