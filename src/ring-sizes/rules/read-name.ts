import { type Circumference, type RingSystem, scales } from './scales.ts'

/**
 * The circumference for a size's name in a system: `6¾`, `6 3/4`, `6.75`, `N½`, `Z+1`; null for
 * anything that is not a name in it.
 */
export function sizeOf(system: RingSystem, name: string): Circumference | null {
  const { first, step } = scales[system]
  const at = readers[system](name.trim())
  return at === null || at < 0 ? null : first + at * step
}

/** Reads the index of a name in its system, from 0. */
const readers: Record<RingSystem, (name: string) => number | null> = {
  us: readQuarters,
  uk: readLetter,
  eu: (name) => readWhole(name),
  jp: (name) => readWhole(name, 1),
  ch: (name) => readWhole(name),
}

const fractions: Record<string, string> = { '¼': '.25', '½': '.5', '¾': '.75' }

function readQuarters(name: string): number | null {
  const plain = name
    .replace(/ ?[¼½¾]$/, (sign) => fractions[sign.trim()] ?? '')
    .replace(/ ([13])\/([24])$/, (_, over, under) => String(Number(over) / Number(under)).slice(1))
    .replace(',', '.')
  const at = /^\d{0,2}(\.\d+)?$/.test(plain) && plain !== '' ? Number(plain) * 4 : Number.NaN
  return Number.isInteger(at) ? at : null
}

function readLetter(name: string): number | null {
  const [, letter, beyond = '0', half] = /^([A-Z])(?:\+(\d))?( ?½| 1\/2|\.5)?$/i.exec(name) ?? []
  if (!letter || (beyond !== '0' && letter.toUpperCase() !== 'Z')) return null
  return 2 * (letter.toUpperCase().charCodeAt(0) - 65 + Number(beyond)) + (half ? 1 : 0)
}

function readWhole(name: string, first = 0): number | null {
  return /^\d{1,2}$/.test(name) ? Number(name) - first : null
}
