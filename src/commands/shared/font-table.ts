/** A table of a font by its four letters. OpenType, "table directory". */
export function fontTable(font: Buffer, tag: string): Buffer {
  for (let at = 12; at < 12 + 16 * font.readUInt16BE(4); at += 16)
    if (font.toString('latin1', at, at + 4) === tag) return font.subarray(font.readUInt32BE(at + 8))
  throw new Error(`This font has no ${tag} table`)
}
