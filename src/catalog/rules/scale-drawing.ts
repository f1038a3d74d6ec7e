import { readValue } from '../../ring-sizes/rules/read-value.ts'
import type { Facts } from '../facts.ts'
import { jewelKind } from './jewel-kind.ts'
import { isRingSize } from './ring-size-option.ts'

/** A shape in millimetres, `y` pointing down; `x` and `y` are its centre. */
export type Shape =
  | { kind: 'oval' | 'bar'; x: number; y: number; width: number; height: number }
  /** Open, unless its last point is its first. */
  | { kind: 'line'; points: [number, number][] }
  /** The lower half of an oval around (0, 0): a chain. `deep`: from there down. */
  | { kind: 'hang'; width: number; deep: number }

/**
 * How a product is drawn: from which view, the width that its caption gives, in millimetres, and
 * its outline around (0, 0).
 */
export type Outline = {
  view: 'ring' | 'bracelet' | 'strand' | 'single'
  widthMm: number
  shapes: Shape[]
}

type Product = {
  type: string
  title: string
  facts: Facts
  /** The chosen values with the names of their options. */
  chosen: { name: string; value: string }[]
}

/** The outline of a product in millimetres, from its known measures; null if they are missing. */
export function outlineOf(product: Product): Outline | null {
  const { type, title, facts, chosen } = product
  const { lengthMm, heightMm, thicknessMm = 1.8 } = facts.dimensions
  const kind = jewelKind(type)
  // The length of these is the length of the chain, not a width.
  const isLong = kind === 'bracelet' || kind === 'anklet' || kind === 'necklace'
  const widthMm = facts.dimensions.widthMm ?? (isLong ? undefined : lengthMm)
  if (!widthMm) return null
  const along = length(chosen, /length/i) ?? lengthMm
  if (kind === 'ring') {
    const inner = ringDiameter(product)
    const shapes = [...loop(inner, inner, thicknessMm, widthMm), ...head(facts, inner)]
    return { view: 'ring', widthMm, shapes }
  }
  if (kind === 'bracelet') {
    const inner = length(chosen, /diameter/i)
    // A closed bracelet follows the wrist, which is a third wider than it is thick.
    const wide = inner ?? (along ?? 180) / 2.74
    const shapes = loop(wide, inner ?? wide * 0.75, thicknessMm, widthMm)
    return { view: 'bracelet', widthMm, shapes }
  }
  if (kind === 'necklace' && !heightMm)
    return { view: 'strand', widthMm, shapes: neckline(along ?? 450, widthMm) }
  if (!heightMm) return null
  const isHoop = /hoop|huggie|creole/i.test(title)
  // A hoop is drawn from the side: as wide as high, and as thick as it is wide from the front.
  const one = isHoop
    ? loop(heightMm - 2 * widthMm, heightMm - 2 * widthMm, widthMm)
    : body(widthMm, heightMm)
  const wide = isHoop ? heightMm : widthMm
  const apart = wide / 2 + Math.max(1.5, wide * 0.06)
  const shapes = kind === 'earrings' ? [...beside(one, -apart), ...beside(one, apart)] : one
  return { view: 'single', widthMm: wide, shapes }
}

/** The same shapes, moved to the right. */
const beside = (shapes: Shape[], right: number): Shape[] =>
  shapes.map((shape) =>
    shape.kind === 'line'
      ? { ...shape, points: shape.points.map(([x, y]) => [x + right, y]) }
      : shape.kind === 'hang'
        ? shape
        : { ...shape, x: shape.x + right },
  )

/** The box around shapes, in millimetres. */
export function boundsOf(shapes: Shape[]) {
  const corners = shapes.flatMap((shape): [number, number][] => {
    if (shape.kind === 'line') return shape.points
    if (shape.kind === 'hang')
      return [
        [-shape.width / 2, 0],
        [shape.width / 2, shape.deep],
      ]
    const { x, y, width, height } = shape
    return [
      [x - width / 2, y - height / 2],
      [x + width / 2, y + height / 2],
    ]
  })
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)]
  return {
    left: Math.min(...xs),
    top: Math.min(...ys),
    right: Math.max(...xs),
    bottom: Math.max(...ys),
  }
}

/** Inner diameter at the chosen ring size; the default of 54 is a medium size. */
function ringDiameter({ type, chosen }: Product): number {
  const size = chosen.find(({ name }) => isRingSize(type, name))
  return (readValue(size?.value ?? '') ?? 54) / Math.PI
}

/** A value like "45 cm" in millimetres, from the option whose name matches. */
function length(chosen: Product['chosen'], option: RegExp): number | undefined {
  const value = chosen.find(({ name }) => option.test(name))?.value ?? ''
  const [, number, unit] = /([\d.]+) ?(cm|mm)/.exec(value) ?? []
  return number === undefined ? undefined : Number(number) * (unit === 'cm' ? 10 : 1)
}

/** A ring or bracelet seen through its opening; with a `band`, seen from above below it. */
function loop(wide: number, high: number, thick: number, band?: number): Shape[] {
  const [width, height] = [wide + 2 * thick, high + 2 * thick]
  const round: Shape[] = [
    { kind: 'oval', x: 0, y: 0, width, height },
    { kind: 'oval', x: 0, y: 0, width: wide, height: high },
  ]
  if (!band) return round
  // So wide on so small a ring, it is not a band but the ring's face.
  const isFace = band > wide / 3
  const y = height / 2 + band / 2 + height / 5
  if (isFace) round.push({ kind: 'oval', x: 0, y, width: band, height: band })
  return [...round, { kind: 'bar', x: 0, y, width, height: isFace ? band / 3 : band }]
}

/**
 * The stones on top of a ring, up to the height of its head, as wide as stones of their weight
 * usually are.
 */
function head({ stones: [stone], dimensions }: Facts, diameter: number): Shape[] {
  const { heightMm, thicknessMm = 1.8 } = dimensions
  if (!stone?.caratTotal || !heightMm || stone.count > 3) return []
  const width = stoneWidth(stone.kind, stone.caratTotal / stone.count)
  const [top, foot] = [-diameter / 2 - heightMm, -diameter / 2 - thicknessMm]
  const girdle = top + (foot - top) / 4
  return Array.from({ length: stone.count }, (_, at) => {
    const x = (at - (stone.count - 1) / 2) * width
    const [left, right] = [x - width / 2, x + width / 2]
    return {
      kind: 'line',
      points: [
        [left, girdle],
        [x - width * 0.3, top],
        [x + width * 0.3, top],
        [right, girdle],
        [x, foot],
        [left, girdle],
        [right, girdle],
      ],
    }
  })
}

/**
 * Width of a round stone by its weight: carats = width² × depth × specific gravity × 0.0018, the
 * Gemological Institute of America's formula for mounted round stones, with a depth of 0.6 × width.
 */
function stoneWidth(kind: string, carats: number): number {
  const gravity = gravities.find(([word]) => word.test(kind))?.[1] ?? 3
  return Math.cbrt(carats / (0.6 * gravity * 0.0018))
}

const gravities: [RegExp, number][] = [
  [/diamond/i, 3.52],
  [/sapphire|ruby/i, 4],
  [/emerald|aquamarine|amethyst|quartz/i, 2.7],
]

/**
 * Anything with a width and a height: an oval or a bar; if it is taller than wide, it hangs from a
 * bail.
 */
function body(width: number, height: number): Shape[] {
  if (height <= width * 1.15)
    return [{ kind: width > 2 * height ? 'bar' : 'oval', x: 0, y: 0, width, height }]
  const [high, top] = [Math.min(height * 0.8, width * 1.25), -height / 2]
  const eye = Math.min(height - high, 3)
  return [
    { kind: 'oval', x: 0, y: (height - high) / 2, width, height: high },
    { kind: 'oval', x: 0, y: top + eye / 2, width: Math.min(eye, width / 2), height: eye },
    // From the bail to the body.
    { kind: 'line', points: [top + eye, height / 2 - high].map((y) => [0, y]) },
  ]
}

/** Half the width at the base of a neck 36 cm around, in millimetres. */
const NECK = 57

/**
 * Throat and shoulders, and the visible part of a chain: its length without the part behind the
 * neck.
 */
function neckline(chain: number, thick: number): Shape[] {
  const deep = depth(chain - NECK * Math.PI)
  const side = (sign: number): Shape => ({
    kind: 'line',
    points: throat.map(([out, y]) => [sign * (NECK + thick + out), y]),
  })
  return [
    side(-1),
    side(1),
    { kind: 'hang', width: 2 * NECK + thick, deep: deep + thick / 2 },
    { kind: 'hang', width: 2 * NECK - thick, deep: deep - thick / 2 },
  ]
}

/** From below the ear to the shoulder: distance outwards from the base of the neck, and depth. */
const throat: [number, number][] = [
  [0, -60],
  [0, -18],
  [2, -4],
  [7, 7],
  [16, 16],
  [30, 23],
  [46, 28],
]

/**
 * How deep half an ellipse as wide as the neck hangs, given its arc length: bisection of
 * Ramanujan's formula.
 */
function depth(along: number): number {
  let [low, high] = [0, along]
  while (high - low > 0.1) {
    const deep = (low + high) / 2
    const half =
      (Math.PI / 2) * (3 * (NECK + deep) - Math.sqrt((3 * NECK + deep) * (NECK + 3 * deep)))
    if (half < along) low = deep
    else high = deep
  }
  return low
}
