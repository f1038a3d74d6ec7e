import type { Circumference } from './scales.ts'

/** An option of a product, with the values to choose from. */
type Option = { name: string; values: string[] }

/**
 * Whether an option is the size of a ring, by its name: "Ring size", or just "Size" on a ring.
 * `type`: the product's.
 */
export function isRingSize(type: string, option: string): boolean {
  return /^ring[ -]?size$/i.test(option) || (/^size$/i.test(option) && /\brings?$/i.test(type))
}

/**
 * The size that a value of such an option names, in millimetres around the inside; null for words
 * and for other systems.
 */
export function readValue(value: string): Circumference | null {
  const size = /^\d\d(\.\d)?$/.test(value) ? Number(value) : 0
  return size >= 40 && size <= 80 ? size : null
}

/** The size of a variant by the values of its options; null for what has none in millimetres. */
export function sizeOfVariant(
  { type, options }: { type: string; options: Option[] },
  optionValues: string[],
): Circumference | null {
  const at = options.findIndex(({ name }) => isRingSize(type, name))
  return readValue(optionValues[at] ?? '')
}

/** The sizes in which a ring is made, smallest first; none for what has no such option. */
export function sizesOf(product: { type: string; options: Option[] }): Circumference[] {
  const option = product.options.find(({ name }) => isRingSize(product.type, name))
  const sizes = option?.values.map(readValue).filter((size) => size !== null) ?? []
  return sizes.toSorted((a, b) => a - b)
}
