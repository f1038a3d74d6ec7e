/**
 * Length around the inside of a ring in millimetres. That is its size by ISO 8653:2016, which names
 * whole ones from 41 to 76.
 */
export type Circumference = number

/** How countries name sizes: see `scales`. */
export type RingSystem = 'us' | 'uk' | 'eu' | 'jp' | 'ch'

/** Diameter of the inside in millimetres. */
export const diameterOf = (size: Circumference): number => size / Math.PI

/**
 * A size by its name in a system; null where the system has none so small. The nearest, where none
 * is exact.
 */
export function nameIn(system: RingSystem, size: Circumference): string | null {
  const { first, step, name } = scales[system]
  const at = Math.round((size - first) / step)
  return at < 0 ? null : name(at)
}

/**
 * The names of a system: the size of the first one, how much each further one adds, and what they
 * are.
 */
type Scale = { first: Circumference; step: Circumference; name: (at: number) => string }

const INCH = 25.4

/** Every system. Names are counted from 0. */
export const scales: Record<RingSystem, Scale> = {
  // Diameter 0.458 inch for 0, and 0.032 more for each whole size; sold in quarters. Custom, not a
  // standard: en.wikipedia.org/wiki/Ring_size, "North America".
  us: {
    first: Math.PI * 0.458 * INCH,
    step: (Math.PI * 0.032 * INCH) / 4,
    name: (at) => (Math.floor(at / 4) || (at ? '' : '0')) + (['', '¼', '½', '¾'][at % 4] ?? ''),
  },
  // BS 6820:1987 and BS EN 28653:1993: C is 40 mm around, each letter 1.25 mm more, with halves,
  // and Z+1 to Z+6 after Z. Charts of the older wheatsheaf gauge are up to 0.3 mm larger, and some
  // leave I½ or Y½ out: so the shop always says the millimetres too.
  uk: {
    first: 37.5,
    step: 0.625,
    name: (at) => {
      const letter = Math.floor(at / 2)
      const whole = letter > 25 ? `Z+${letter - 25}` : String.fromCharCode(65 + letter)
      return at % 2 ? `${whole}½` : whole
    },
  },
  // ISO 8653:2016. Germany and others also say the diameter.
  eu: { first: 0, step: 1, name: String },
  // Japan's custom sizes: diameter 13 mm for 1, a third more for each; whole numbers only
  // (www.tomigin.com/ring_size.htm, after the gauge of the Tokyo guild of 1967). Japan's standard
  // itself, JIS S 4700:1998, is ISO 8653.
  jp: { first: Math.PI * 13, step: Math.PI / 3, name: (at) => String(at + 1) },
  // Circumference less 40: en.wikipedia.org/wiki/Ring_size, "Italy, Spain, Netherlands,
  // Switzerland".
  ch: { first: 40, step: 1, name: String },
}
