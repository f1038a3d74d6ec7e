import { variantTitleIn } from '../catalog/variant-words.ts'
import type { RingSystem } from '../ring-sizes/rules/scales.ts'
import type { CartLine } from './rules.ts'

/**
 * What tells a line's variant from the others of its product. Ring sizes are in the system that the
 * cart's shopper chose, or else in this one.
 */
export const lineTitle = (
  line: Pick<CartLine, 'type' | 'options' | 'optionValues' | 'sizes'>,
  system: RingSystem,
): string => variantTitleIn(line.sizes ?? system, line)
