import { readValue } from '../../ring-sizes/rules/read-value.ts'
import type { Circumference } from '../../ring-sizes/rules/scales.ts'
import { jewelKind } from './jewel-kind.ts'
import type { Option } from './options.ts'

/**
 * Whether an option is the size of a ring, by its name: "Ring size", or just "Size" on a ring.
 *
 * @param type the product's type, as the owner wrote it
 */
export function isRingSize(type: string, option: string): boolean {
  return /^ring[ -]?size$/i.test(option) || (/^size$/i.test(option) && jewelKind(type) === 'ring')
}

/** A variant's ring size; null if it has none in millimetres. */
export function sizeOfVariant(
  { type, options }: { type: string; options: Option[] },
  optionValues: string[],
): Circumference | null {
  const at = options.findIndex(({ name }) => isRingSize(type, name))
  return readValue(optionValues[at] ?? '')
}

/** The sizes a ring is made in, smallest first; empty if it has no such option. */
export function sizesOf(product: { type: string; options: Option[] }): Circumference[] {
  const option = product.options.find(({ name }) => isRingSize(product.type, name))
  const sizes = option?.values.map(readValue).filter((size) => size !== null) ?? []
  return sizes.toSorted((a, b) => a - b)
}
