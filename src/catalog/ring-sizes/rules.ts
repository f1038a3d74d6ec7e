/** Length around the inside of a ring in millimetres. That is its size by ISO 8653:2016, which names whole ones from 41 to 76. */
export type Circumference = number

/** The smallest and the largest size of ISO 8653:2016. */
export const ISO_SIZES = { from: 41, to: 76 } as const

/** How countries name sizes: see `scales`. */
export type RingSystem = 'us' | 'uk' | 'eu' | 'jp' | 'ch'

/** Diameter of the inside in millimetres. */
export const diameterOf = (size: Circumference): number => size / Math.PI

/** A size by its name in a system; null where the system has none so small. The nearest, where none is exact. */
export function nameIn(system: RingSystem, size: Circumference): string | null {
  const { first, step, name } = scales[system]
  const at = Math.round((size - first) / step)
  return at < 0 ? null : name(at)
}

/** The circumference that a name stands for; null for what is no name of the system. */
export function sizeOf(system: RingSystem, name: string): Circumference | null {
  const { first, step, read } = scales[system]
  const at = read(name.trim())
  return at === null || at < 0 ? null : first + at * step
}

/** Half the distance between two names of a system, in millimetres around: so far can a name be from the ring it is given to. */
export const halfStep = (system: RingSystem): Circumference => scales[system].step / 2

type Scale = {
  /** The size of the first name, and how much every further one adds. */
  first: Circumference
  step: Circumference
  name: (at: number) => string
  read: (name: string) => number | null
}

const INCH = 25.4

const scales: Record<RingSystem, Scale> = {
  // Diameter 0.458 inch for 0, and 0.032 more for each whole size; sold in quarters. Custom, not a standard:
  // en.wikipedia.org/wiki/Ring_size, "North America".
  us: {
    first: Math.PI * 0.458 * INCH,
    step: (Math.PI * 0.032 * INCH) / 4,
    name: (at) => withFraction(at, 4),
    read: (name) => readFraction(name, 4),
  },
  // BS 6820:1987 and BS EN 28653:1993: C is 40 mm around, each letter 1.25 mm more, with halves, and Z+1 to Z+6 after Z. Charts of the
  // older wheatsheaf gauge are up to 0.3 mm larger, and some leave I½ or Y½ out: so the shop always says the millimetres too.
  uk: { first: 37.5, step: 0.625, name: letterAt, read: readLetter },
  // ISO 8653:2016. Germany and others also say the diameter.
  eu: { first: 0, step: 1, name: String, read: (name) => readWhole(name, 0) },
  // Japan's custom sizes: diameter 13 mm for 1, a third more for each; whole numbers only (www.tomigin.com/ring_size.htm, after the
  // gauge of the Tokyo guild of 1967). Japan's standard itself, JIS S 4700:1998, is ISO 8653.
  jp: {
    first: Math.PI * 13,
    step: Math.PI / 3,
    name: (at) => String(at + 1),
    read: (name) => readWhole(name, 1),
  },
  // Circumference less 40: en.wikipedia.org/wiki/Ring_size, "Italy, Spain, Netherlands, Switzerland".
  ch: { first: 40, step: 1, name: String, read: (name) => readWhole(name, 0) },
}

const fractions: Record<string, number> = { '¼': 0.25, '½': 0.5, '¾': 0.75 }
const signs = new Map(Object.entries(fractions).map(([sign, value]) => [value, sign]))

function withFraction(at: number, parts: number): string {
  const whole = Math.floor(at / parts)
  const sign = signs.get((at % parts) / parts) ?? ''
  return whole === 0 && sign ? sign : `${whole}${sign}`
}

/** `6¾`, `6 3/4`, `6.75` or `6,75`, in as many parts of a whole. */
function readFraction(name: string, parts: number): number | null {
  const plain = name
    .replace(/ ?[¼½¾]$/, (sign) => `+${fractions[sign.trim()]}`)
    .replace(/ ([13])\/([24])$/, (_, over, under) => `+${Number(over) / Number(under)}`)
    .replace(',', '.')
  if (!/^(\d{1,2}(\.\d+)?)?(\+0\.\d+)?$/.test(plain) || plain === '') return null
  const at = plain.split('+').reduce((sum, part) => sum + Number(part), 0) * parts
  return Number.isInteger(at) ? at : null
}

function readWhole(name: string, first: number): number | null {
  return /^\d{1,2}$/.test(name) ? Number(name) - first : null
}

const Z = 25

function letterAt(at: number): string {
  const letter = Math.floor(at / 2)
  const half = at % 2 === 1 ? '½' : ''
  if (letter > Z) return `Z+${letter - Z}${half}`
  return String.fromCharCode(65 + letter) + half
}

function readLetter(name: string): number | null {
  const [, letter, beyond = '0', half] = /^([A-Z])(?:\+(\d))?( ?½| 1\/2|\.5)?$/i.exec(name) ?? []
  if (!letter || (beyond !== '0' && letter.toUpperCase() !== 'Z')) return null
  return 2 * (letter.toUpperCase().charCodeAt(0) - 65 + Number(beyond)) + (half ? 1 : 0)
}
