import type { Facts } from '../facts.ts'
import { finenessOf, metalPlace } from './metals.ts'
import type { Option } from './options.ts'

/**
 * The facts of one variant: what holds for the whole product, and what is otherwise where these
 * values are chosen. The metal is the variant's own. What was said of another metal alone, its
 * fineness and its weight, is left out rather than guessed.
 *
 * @param optionValues of the variant, in the order of the options; none: the product before a
 *   choice
 */
export function variantFacts(
  { facts, options }: { facts: Facts; options: Option[] },
  optionValues: string[] = [],
): Facts {
  const { byChoice = {}, ...whole } = facts
  const metal = optionValues[metalPlace(options)] ?? facts.metal
  const own = [...optionValues, optionValues.join(' / ')].map((value) => byChoice[value] ?? {})
  const common = metal === facts.metal ? whole : inMetal(whole, metal)
  const dimensions = Object.assign({}, ...[common, ...own].map((each) => each.dimensions))
  return Object.assign({}, common, ...own, { dimensions })
}

function inMetal({ fineness: _, weightGrams: __, ...rest }: Facts, metal = ''): Facts {
  const fineness = finenessOf(metal)
  return { ...rest, metal, ...(fineness !== undefined && { fineness }) }
}
