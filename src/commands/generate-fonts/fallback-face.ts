import subsetFont from 'subset-font'

/** Installed fonts that stand in until the shop's own is here. */
export type Fallback = {
  /** Of the same widths, each on other systems. */
  names: string[]
  /** How wide they set the sample, in em. */
  sampleWidth: number
}

/** Text as it stands on the shop's pages. */
const SAMPLE =
  'Every metal with its fineness, every stone with its origin and treatment, every price with its tax.'

/**
 * An `@font-face` by which installed fonts take as much room as the shop's own, so that nothing moves when that arrives
 * (CSS Fonts 5, `size-adjust` and the metric overrides).
 *
 * @param source the shop's font
 */
export async function fallbackFace(
  source: Buffer,
  family: {
    name: string
    weights: [{ wght: number }, ...unknown[]]
    fallback: Fallback
  },
): Promise<string> {
  const { wght } = family.weights[0]
  const cut = (letters: string) =>
    subsetFont(source, letters, {
      targetFormat: 'sfnt',
      variationAxes: { wght },
      keepFeatures: [],
    })
  let width = 0
  for (const letter of new Set(SAMPLE))
    width += advance(await cut(letter)) * (SAMPLE.split(letter).length - 1)

  const { fallback } = family
  const size = width / fallback.sampleWidth
  const [ascent, descent, gap] = lineMetrics(await cut('x')).map((part) => percent(part / size))
  const local = fallback.names.map((name) => `local("${name}")`).join()
  return `@font-face{font-family:"${family.name} fallback";src:${local};size-adjust:${percent(size)};ascent-override:${ascent};descent-override:${descent};line-gap-override:${gap}}`
}

const percent = (share: number) => `${Number((share * 100).toFixed(1))}%`

/** Width of the second glyph, in em; the first stands for letters that are missing. OpenType, `hmtx` and `hhea`. */
function advance(font: Buffer): number {
  const measured = table(font, 'hhea').readUInt16BE(34)
  return table(font, 'hmtx').readUInt16BE(4 * (Math.min(2, measured) - 1)) / unitsPerEm(font)
}

/** Ascent, descent and line gap, in em. OpenType, `hhea`. */
function lineMetrics(font: Buffer): number[] {
  const hhea = table(font, 'hhea')
  return [4, 6, 8].map((at) => Math.abs(hhea.readInt16BE(at)) / unitsPerEm(font))
}

const unitsPerEm = (font: Buffer) => table(font, 'head').readUInt16BE(18)

/** A table of a font by its four letters. OpenType, "table directory". */
function table(font: Buffer, tag: string): Buffer {
  for (let at = 12; at < 12 + 16 * font.readUInt16BE(4); at += 16)
    if (font.toString('latin1', at, at + 4) === tag) return font.subarray(font.readUInt32BE(at + 8))
  throw new Error(`This font has no ${tag} table`)
}
