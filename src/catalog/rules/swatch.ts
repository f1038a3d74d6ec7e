import { isMetal, metalTone } from './metals.ts'

/** The CSS class for the colour of a metal or stone; null for other values, such as sizes. */
export function swatchOf(option: string, value: string): string | null {
  const stone = isMetal(option) ? undefined : stones.find(([word]) => word.test(value))?.[1]
  const tone = stone ?? metalTone(value)
  return tone && `metal metal-${tone}`
}

const stones: [RegExp, string][] = [
  [/diamond|moissanite/i, 'diamond'],
  [/pearl|opal/i, 'pearl'],
  [/emerald/i, 'emerald'],
  [/ruby|garnet/i, 'ruby'],
  [/aquamarine|topaz/i, 'aquamarine'],
  [/sapphire/i, 'sapphire'],
  [/amethyst/i, 'amethyst'],
]
