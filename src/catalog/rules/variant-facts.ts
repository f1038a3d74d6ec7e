import type { Facts } from '../facts.ts'
import { finenessOf, metalIndex } from './metals.ts'
import type { Option } from './options.ts'

/**
 * The facts of one variant: those of the product, overridden by those for its values. The metal is
 * the variant's own. Fineness and weight that are known only for another metal are left out rather
 * than guessed.
 *
 * @param optionValues of the variant, in the order of the options; empty: the product before a
 *   choice
 */
export function variantFacts(
  { facts, options }: { facts: Facts; options: Option[] },
  optionValues: string[] = [],
): Facts {
  const { byChoice = {}, ...whole } = facts
  const metal = optionValues[metalIndex(options)] ?? facts.metal
  const own = [...optionValues, optionValues.join(' / ')].map((value) => byChoice[value] ?? {})
  const common = metal === facts.metal ? whole : inMetal(whole, metal)
  const dimensions = Object.assign({}, ...[common, ...own].map((each) => each.dimensions))
  return Object.assign({}, common, ...own, { dimensions })
}

function inMetal({ fineness: _, weightGrams: __, ...rest }: Facts, metal = ''): Facts {
  const fineness = finenessOf(metal)
  return { ...rest, metal, ...(fineness !== undefined && { fineness }) }
}
