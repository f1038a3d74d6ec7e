import { fontTable } from '../shared/font-table.ts'

/**
 * The letters that a font has, in the order of their codes. OpenType, `cmap` of format 4, which has
 * letters up to U+FFFF.
 */
export function lettersOf(font: Buffer): string[] {
  return [...glyphs(font).keys()].map((code) => String.fromCharCode(code))
}

/** Mean width of the letters of a kind, in em, with two decimals. OpenType, `hmtx`. */
export function meanWidth(font: Buffer, kind: RegExp): number {
  const measured = fontTable(font, 'hhea').readUInt16BE(34)
  const widths = [...glyphs(font)]
    .filter(([code]) => kind.test(String.fromCharCode(code)))
    .map(([, glyph]) => fontTable(font, 'hmtx').readUInt16BE(4 * Math.min(glyph, measured - 1)))
  const sum = widths.reduce((total, width) => total + width, 0)
  const em = fontTable(font, 'head').readUInt16BE(18)
  return Number((sum / widths.length / em).toFixed(2))
}

/** The glyph of each code. */
function glyphs(font: Buffer): Map<number, number> {
  const cmap = fontTable(font, 'cmap')
  const offsets = Array.from({ length: cmap.readUInt16BE(2) }, (_, at) =>
    cmap.readUInt32BE(8 + 8 * at),
  )
  const format4 = offsets.find((offset) => cmap.readUInt16BE(offset) === 4)
  if (format4 === undefined) throw new Error('This font has no cmap of format 4')
  const segments = cmap.readUInt16BE(format4 + 6) / 2
  const found = new Map<number, number>()
  for (let at = 0; at < segments; at++) {
    const place = (part: number) => format4 + 14 + 2 * at + 2 * segments * part + (part > 0 ? 2 : 0)
    const [last, first] = [cmap.readUInt16BE(place(0)), cmap.readUInt16BE(place(1))]
    const [delta, range] = [cmap.readUInt16BE(place(2)), cmap.readUInt16BE(place(3))]
    for (let code = first; code <= last && code < 0xffff; code++) {
      const raw = range === 0 ? code : cmap.readUInt16BE(place(3) + range + 2 * (code - first))
      const glyph = range !== 0 && raw === 0 ? 0 : (raw + delta) % 0x10000
      if (glyph > 0) found.set(code, glyph)
    }
  }
  return found
}
