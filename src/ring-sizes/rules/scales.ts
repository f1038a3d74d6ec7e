/**
 * Inner circumference of a ring in millimetres, which is its size by ISO 8653:2016 (whole ones from
 * 41 to 76).
 */
export type Circumference = number

/** National systems of sizes: see `scales`. */
export type RingSystem = 'us' | 'uk' | 'eu' | 'jp' | 'ch'

/** Inner diameter in millimetres. */
export const diameterOf = (size: Circumference): number => size / Math.PI

/** The name of the nearest size in a system; null if it is below the system's smallest. */
export function nameIn(system: RingSystem, size: Circumference): string | null {
  const { first, step, name } = scales[system]
  const at = Math.round((size - first) / step)
  return at < 0 ? null : name(at)
}

/** The names in a system: the size of the first, the step between sizes, and the names. */
type Scale = { first: Circumference; step: Circumference; name: (at: number) => string }

const INCH = 25.4

/** All systems. Names are counted from 0. */
export const scales: Record<RingSystem, Scale> = {
  // Size 0 is 0.458 inch in diameter, each whole size 0.032 more; sold in quarters. A custom, not a
  // standard: en.wikipedia.org/wiki/Ring_size, "North America".
  us: {
    first: Math.PI * 0.458 * INCH,
    step: (Math.PI * 0.032 * INCH) / 4,
    name: (at) => (Math.floor(at / 4) || (at ? '' : '0')) + (['', '¼', '½', '¾'][at % 4] ?? ''),
  },
  // BS 6820:1987 and BS EN 28653:1993: C is 40 mm in circumference, each letter 1.25 mm more, with
  // halves, and Z+1 to Z+6 after Z. Charts of the older wheatsheaf gauge are up to 0.3 mm larger,
  // and some leave out I½ or Y½: so the shop always shows millimetres too.
  uk: {
    first: 37.5,
    step: 0.625,
    name: (at) => {
      const letter = Math.floor(at / 2)
      const whole = letter > 25 ? `Z+${letter - 25}` : String.fromCharCode(65 + letter)
      return at % 2 ? `${whole}½` : whole
    },
  },
  // ISO 8653:2016. Germany and others also use the diameter.
  eu: { first: 0, step: 1, name: String },
  // Japan's customary sizes: size 1 is 13 mm in diameter, each further one a third of a millimetre
  // more; whole numbers only (www.tomigin.com/ring_size.htm, after the gauge of the Tokyo guild of
  // 1967). Japan's standard itself, JIS S 4700:1998, is ISO 8653.
  jp: { first: Math.PI * 13, step: Math.PI / 3, name: (at) => String(at + 1) },
  // Circumference minus 40: en.wikipedia.org/wiki/Ring_size, "Italy, Spain, Netherlands,
  // Switzerland".
  ch: { first: 40, step: 1, name: String },
}
