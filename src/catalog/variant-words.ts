import { readValue } from '../ring-sizes/rules/read-value.ts'
import type { RingSystem } from '../ring-sizes/rules/scales.ts'
import { sizeInText } from '../ring-sizes/size-words.ts'
import type { Option } from './rules/options.ts'
import { isRingSize } from './rules/ring-size-option.ts'

/**
 * What distinguishes a variant, in words: `18K rose gold, ring size 54`. Empty for a product with
 * one variant.
 */
export function variantTitle(options: Option[], values: string[]): string {
  const words = values.map((value, index) => {
    const bare = /^[\d.,]+( ?[a-z]{1,2})?$/.test(value)
    return bare ? valueWithName(options[index]?.name ?? '', value) : value
  })
  return words.join(', ')
}

/** A value that says little on its own, after the name of its option: `ring size 54`. */
const valueWithName = (name: string, value: string): string =>
  `${name.toLowerCase()} ${value}`.trim()

type Sized = { type: string; options: Option[]; optionValues: string[] }

/**
 * What distinguishes a variant, with its size in a system: `18K rose gold, ring size 54 mm (US
 * 6¾)`.
 */
export function variantTitleIn(system: RingSystem, { type, options, optionValues }: Sized): string {
  const values = optionValues.map((value, at) => {
    const name = options[at]?.name ?? ''
    const size = isRingSize(type, name) ? readValue(value) : null
    return size === null ? value : valueWithName(name, sizeInText(size, system))
  })
  return variantTitle(options, values)
}
