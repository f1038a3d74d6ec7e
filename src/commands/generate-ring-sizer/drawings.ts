import { wholeSizes } from '../../ring-sizes/rules/common-sizes.ts'
import { type Circumference, diameterOf } from '../../ring-sizes/rules/scales.ts'

// All drawings are in millimetres, their units and their size on paper alike.

/** Width of every line. */
const LINE = 0.2

/**
 * A bank card held upright: ISO/IEC 7810, ID-1, 85.60 by 53.98 with corners of 3.18. Its edge is in
 * the middle of the line.
 */
export const bankCard = drawing(
  54.18,
  85.8,
  '<rect x="0.1" y="0.1" width="53.98" height="85.6" rx="3.18"/>',
)

/** A circle whose line lies just inside a ring of that size. */
export function circle(size: Circumference): string {
  const diameter = diameterOf(size)
  const box = rounded(diameter + 2)
  const middle = rounded(diameter / 2 + 1)
  const radius = rounded((diameter - LINE) / 2)
  return drawing(box, box, `<circle cx="${middle}" cy="${middle}" r="${radius}"/>`)
}

/** A ruler of 50 mm. */
export const ruler = drawing(54, 8, marks(0, 50, 1, 0))

/**
 * Where the slit of the strip is; each mark is as far from it as the circumference it stands for.
 */
const SLIT = 16

/** A strip for a finger: a head with a slit, and a narrower end that goes through it. */
export const strip = drawing(
  106.2,
  11.2,
  `<path d="M.1.1h24v2.5h81l1 3l-1 3h-81v2.5h-24zM${SLIT} 2v7.2"/>${marks(40, 72, SLIT, 2.6)}`,
)

/** Marks at every millimetre, 0 being at `origin`; every fifth is longer and has its number. */
function marks(from: number, to: number, origin: number, top: number): string {
  const all = wholeSizes(from, to)
  const lines = all.map((mm) => `M${origin + mm} ${top}v${mm % 5 ? 1.5 : 2.4}`)
  const numbers = all.map((mm) =>
    mm % 5 || mm === 0 ? '' : `<text x="${origin + mm}" y="${top + 5}">${mm}</text>`,
  )
  return `<path d="${lines.join('')}"/>${numbers.join('')}`
}

/**
 * No text alternative: the words beside a drawing say what it is, and measuring by eye needs no
 * others.
 */
function drawing(width: number, height: number, content: string): string {
  const size = `width="${width}mm" height="${height}mm" viewBox="0 0 ${width} ${height}"`
  return `<svg ${size} stroke-width="${LINE}" aria-hidden="true">${content}</svg>`
}

const rounded = (mm: number) => Math.round(mm * 1000) / 1000
