import type { EngravingPlace } from '../../engraving/facts.ts'
import { type Engraving, widthOf } from '../../engraving/rules.ts'
import type { Circumference } from '../../ring-sizes/rules/scales.ts'
import type { Facts } from '../facts.ts'
import { jewelKind } from './jewel-kind.ts'

/** The part of a piece that is engraved, as it is drawn; width and height in millimetres. */
type EngravingSurface = {
  shape: 'band' | 'disc' | 'bar' | 'signet' | 'plate'
  width: number
  height: number
}

/**
 * What an engraving is cut into, as far as it is known. `ringSize`: of the variant that is chosen.
 */
type Piece = { type: string; facts: Facts; ringSize: Circumference | null }

/** Of rings, until one is chosen: it is in the middle of the sizes. */
const USUAL_SIZE: Circumference = 54

/**
 * What an engraving is drawn on, in the proportions that the catalogue knows; where it knows none,
 * those of usual pieces. Of what goes round a finger or a wrist the part is drawn that one sees at
 * once: of a ring half its length around, in which as many more letters have room as it is larger.
 *
 * @param place where the letters stand; null: where they usually do
 */
function engravingSurface(
  { type, facts: { dimensions }, ringSize }: Piece,
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
  // A disc hangs from an eye, which makes it a little higher than wide.
  return long > short * 1.5
    ? { shape: 'bar', width: long, height: short }
    : { shape: 'disc', width: short, height: short }
}

const within = (least: number, value: number, most: number) =>
  Math.min(most, Math.max(least, value))

/**
 * The same with letters on it, ready to be drawn: in which font, how high they may be and how long
 * the line.
 */
export function engravingDrawing({ letters, font, place }: Engraving, piece: Piece) {
  const surface = engravingSurface(piece, place)
  const { shape, width, height } = surface
  const cut = font ?? 'roman'
  const [high, long] = shares[shape]
  // Strokes of a script reach beyond the letters.
  const part = cut === 'script' ? 0.85 : 1
  return {
    ...{ letters, surface, font: cut, most: height * high * part, room: width * long * part },
    width: widthOf(cut, letters),
  }
}

/** How high letters may stand and how long a line may be, in parts of the surface. */
const shares: Record<EngravingSurface['shape'], [high: number, long: number]> = {
  band: [0.62, 0.94],
  bar: [0.72, 0.92],
  plate: [0.5, 0.86],
  signet: [0.62, 0.72],
  disc: [0.3, 0.84],
}
