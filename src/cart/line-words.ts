import { lineWords } from '../catalog/line-words.ts'
import { variantTitleIn } from '../catalog/variant-words.ts'
import type { RingSystem } from '../ring-sizes/rules/scales.ts'
import { type CartLine, isEngraved } from './rules.ts'

/**
 * What tells a line's variant from the others, its ring size as the cart's shopper chose to read
 * sizes, or else in this system.
 */
export const lineTitle = (
  line: Pick<CartLine, 'type' | 'options' | 'optionValues' | 'sizes'>,
  system: RingSystem,
): string => variantTitleIn(line.sizes ?? system, line)

/** A line of a cart as it is shown; see `lineWords`. */
export const cartLineWords = (line: CartLine, system: RingSystem) =>
  lineWords({ ...line, variantTitle: lineTitle(line, system), engraved: isEngraved(line) })
