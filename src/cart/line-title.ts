import type { RingSystem } from '../catalog/ring-sizes/rules.ts'
import { variantTitleIn } from '../catalog/ring-sizes/size-words.ts'
import type { CartLine } from './rules.ts'

/**
 * What tells a line's piece from the other variants, its ring size as the cart's shopper chose to read them, or else in this
 * system.
 */
export const lineTitle = (
  line: Pick<CartLine, 'type' | 'options' | 'optionValues' | 'sizes'>,
  system: RingSystem,
): string => variantTitleIn(line.sizes ?? system, line)
