import { isMetal, metalTone } from './metals.ts'

/** The colour of a metal or stone; null for other values, such as sizes. */
export function swatchOf(option: string, value: string): string | null {
  const stone = isMetal(option) ? undefined : stones.find(([word]) => word.test(value))?.[1]
  const tone = stone ?? metalTone(value)
  return tone && colours[tone]
}

const colours = {
  yellow: '#e3c16f',
  rose: '#e2b09b',
  white: '#e6e4df',
  platinum: '#cfd2d6',
  silver: '#dcdee0',
  diamond: '#eef3f5',
  pearl: '#f3ece1',
  emerald: '#1d7a55',
  ruby: '#a8123a',
  sapphire: '#20409a',
  aquamarine: '#9fd3dc',
  amethyst: '#7d4fa3',
}

const stones: [RegExp, keyof typeof colours][] = [
  [/diamond|moissanite/i, 'diamond'],
  [/pearl|opal/i, 'pearl'],
  [/emerald/i, 'emerald'],
  [/ruby|garnet/i, 'ruby'],
  [/aquamarine|topaz/i, 'aquamarine'],
  [/sapphire/i, 'sapphire'],
  [/amethyst/i, 'amethyst'],
]
