import { variantTitleIn } from '../catalog/variant-words.ts'
import type { RingSystem } from '../ring-sizes/rules/scales.ts'
import type { CartLine } from './rules.ts'

/**
 * What tells a line's piece from the other variants, its ring size as the cart's shopper chose to read them, or else in this
 * system.
 */
export const lineTitle = (
  line: Pick<CartLine, 'type' | 'options' | 'optionValues' | 'sizes'>,
  system: RingSystem,
): string => variantTitleIn(line.sizes ?? system, line)
