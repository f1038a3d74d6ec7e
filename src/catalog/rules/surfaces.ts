import type { EngravingPlace } from '../../engraving/facts.ts'
import { type Engraving, widthOf } from '../../engraving/rules.ts'
import type { Circumference } from '../../ring-sizes/rules/scales.ts'
import type { Facts } from '../facts.ts'
import { jewelKind } from './jewel-kind.ts'

/** The part of a product that is engraved, as drawn; width and height in millimetres. */
type EngravingSurface = {
  shape: 'band' | 'disc' | 'bar' | 'signet' | 'plate'
  width: number
  height: number
}

/** What an engraving is cut into, as far as known. `ringSize`: the chosen variant's. */
type Product = { type: string; facts: Facts; ringSize: Circumference | null }

/** Ring size until one is chosen: a medium one. */
const USUAL_SIZE: Circumference = 54

/**
 * What an engraving is drawn on, in the proportions from the catalogue, or else in usual ones. For
 * rings and bracelets, only the part visible at once is drawn: half a ring's circumference, so a
 * larger ring has room for more letters.
 *
 * @param place where the letters go; null: the usual place
 */
function engravingSurface(
  { type, facts: { dimensions }, ringSize }: Product,
  place: EngravingPlace | null,
): EngravingSurface {
  const { widthMm, heightMm } = dimensions
  const inside = place === 'inside' || place === null
  const kind = jewelKind(type)
  if (kind === 'ring')
    return inside
      ? {
          shape: 'band',
          width: (ringSize ?? USUAL_SIZE) / 2,
          height: within(1.5, widthMm ?? 4, 10),
        }
      : { shape: 'signet', width: widthMm ?? 12, height: heightMm ?? (widthMm ?? 12) * 0.85 }
  if (kind === 'bracelet')
    return inside
      ? { shape: 'band', width: 40, height: within(3, widthMm ?? 5, 12) }
      : { shape: 'plate', width: 36, height: within(4, widthMm ?? 7, 15) }
  const [long = 15, short = long] = [widthMm, heightMm]
    .filter((side) => side !== undefined)
    .toSorted((a, b) => b - a)
  // A disc hangs from a bail, which makes it slightly taller than wide.
  return long > short * 1.5
    ? { shape: 'bar', width: long, height: short }
    : { shape: 'disc', width: short, height: short }
}

const within = (least: number, value: number, most: number) =>
  Math.min(most, Math.max(least, value))

/**
 * The surface with letters on it, ready to draw: the font, the letters' largest height and the
 * line's largest length.
 */
export function engravingDrawing({ letters, font, place }: Engraving, product: Product) {
  const surface = engravingSurface(product, place)
  const { shape, width, height } = surface
  const cut = font ?? 'roman'
  const [high, long] = shares[shape]
  // A script's strokes extend beyond the letters.
  const part = cut === 'script' ? 0.85 : 1
  return {
    ...{ letters, surface, font: cut, most: height * high * part, room: width * long * part },
    width: widthOf(cut, letters),
  }
}

/** The height of letters and length of a line, as fractions of the surface. */
const shares: Record<EngravingSurface['shape'], [high: number, long: number]> = {
  band: [0.62, 0.94],
  bar: [0.72, 0.92],
  plate: [0.5, 0.86],
  signet: [0.62, 0.72],
  disc: [0.3, 0.84],
}
