import { swatchOf } from './swatch.ts'

/** Up to this many values with words beside them are shown at once. */
const FEW = 6

/** A button holds so many letters, and so many buttons are still found at a glance. */
const [SHORT, MANY] = [7, 40]

/**
 * How the option in the form is chosen: by buttons if all values are short and have nothing beside
 * them (ring sizes, lengths), few others by radio buttons, many by a drop-down list.
 *
 * @param entries `mm`: the value as a ring's size, or null; `price`: null if it is the price of all
 */
export function fieldFor(
  name: string,
  entries: { short: string; mm: number | null; price: string | null }[],
): 'buttons' | 'radios' | 'select' {
  const [sizes, others] = [true, false].map((isSize) =>
    entries.filter(({ mm }) => (mm !== null) === isSize),
  )
  // The unit is said once for all.
  const alike = sizes?.length === 0 || others?.length === 0
  const fits = entries.every(
    ({ short, price }) => short.length <= SHORT && price === null && !swatchOf(name, short),
  )
  if (alike && fits && entries.length <= MANY) return 'buttons'
  return entries.length <= FEW ? 'radios' : 'select'
}
