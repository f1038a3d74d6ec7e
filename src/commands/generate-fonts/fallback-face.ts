import subsetFont from 'subset-font'
import { fontTable } from '../shared/font-table.ts'

/** Installed fonts that are shown until the shop's own has arrived. */
export type Fallback = {
  /** Fonts of the same widths, each on other systems. */
  names: string[]
  /** How wide they set the sample, in em. */
  sampleWidth: number
}

/** Text as it stands on the shop's pages. */
const SAMPLE =
  'Every metal with its fineness, every stone with its origin and treatment, ' +
  'every price with its tax.'

/**
 * An `@font-face` that makes installed fonts take as much space as the shop's own, so that nothing
 * moves when that arrives (CSS Fonts 5, `size-adjust` and the metric overrides).
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
  return (
    `@font-face{font-family:"${family.name} fallback";src:${local};size-adjust:${percent(size)};` +
    `ascent-override:${ascent};descent-override:${descent};line-gap-override:${gap}}`
  )
}

const percent = (share: number) => `${Number((share * 100).toFixed(1))}%`

/**
 * Width of the second glyph, in em; the first stands for letters that are missing. OpenType, `hmtx`
 * and `hhea`.
 */
function advance(font: Buffer): number {
  const measured = fontTable(font, 'hhea').readUInt16BE(34)
  return fontTable(font, 'hmtx').readUInt16BE(4 * (Math.min(2, measured) - 1)) / unitsPerEm(font)
}

/** Ascent, descent and line gap, in em. OpenType, `hhea`. */
function lineMetrics(font: Buffer): number[] {
  const hhea = fontTable(font, 'hhea')
  return [4, 6, 8].map((at) => Math.abs(hhea.readInt16BE(at)) / unitsPerEm(font))
}

const unitsPerEm = (font: Buffer) => fontTable(font, 'head').readUInt16BE(18)
