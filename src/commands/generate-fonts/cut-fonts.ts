import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import subsetFont from 'subset-font'
import { letterRange } from '../shared/letter-range.ts'
import { type Fallback, fallbackFace } from './fallback-face.ts'

type Family = {
  name: string
  package: string
  /**
   * Each weight of the style sheet, in a file of its own, with its place on the font's axis. The
   * first is the weight of plain text.
   */
  weights: [{ css: number; wght: number }, ...{ css: number; wght: number }[]]
  features: string[]
  /** The first is for every page. */
  cuts: [Cut, ...Cut[]]
  fallback: Fallback
}

/**
 * Titles have few words, most of them without an accent: a small file arrives with the first
 * packets, before the pictures. Text needs the signs of Latin-1 on nearly every page.
 */
const families: Family[] = [
  {
    name: 'Cormorant',
    package: '@fontsource-variable/cormorant',
    // Between the regular and the medium of its designer: drawn for print, it is too thin for a
    // screen as it is.
    weights: [{ css: 400, wght: 460 }],
    features: ['kern', 'lnum'],
    cuts: ['ascii', 'latin-1', 'latin-ext'],
    fallback: { names: ['Times New Roman', 'Liberation Serif'], sampleWidth: 38.18 },
  },
  {
    name: 'Figtree',
    package: '@fontsource-variable/figtree',
    // A page loads the second only where it stresses something.
    weights: [
      { css: 400, wght: 400 },
      { css: 600, wght: 600 },
    ],
    features: ['kern', 'tnum', 'locl'],
    cuts: ['latin', 'latin-ext'],
    fallback: { names: ['Arial', 'Liberation Sans', 'Roboto'], sampleWidth: 41.52 },
  },
]

const ascii = `${letterRange(0x20, 0x7e)}\u{a0}–—‘’‚“”„•…′″‹›€−`

/**
 * The letters, the file of the package that has them, and the range for which a browser downloads
 * them ('': for all others).
 */
const cuts = {
  ascii: { letters: ascii, from: 'latin', only: '' },
  'latin-1': { letters: letterRange(0xa1, 0xff), from: 'latin', only: 'unicode-range:U+A1-FF;' },
  latin: { letters: ascii + letterRange(0xa1, 0xff), from: 'latin', only: '' },
  'latin-ext': {
    letters: `${letterRange(0x100, 0x17f)}ȘșȚțẞ`,
    from: 'latin-ext',
    only: 'unicode-range:U+100-24F,U+1E9E;',
  },
}

type Cut = keyof typeof cuts

/** Every file by its name, and the source of the style sheet that names them. */
export async function cutFonts(): Promise<{ files: Record<string, Buffer>; styles: string }> {
  const files: Record<string, Buffer> = {}
  const faces: string[] = []
  for (const family of families) {
    const folder = dirname(require.resolve(`${family.package}/package.json`))
    const slug = family.name.toLowerCase()
    for (const cut of family.cuts) {
      const { letters, from, only } = cuts[cut]
      const source = readFileSync(join(folder, `files/${slug}-${from}-wght-normal.woff2`))
      for (const { css, wght } of family.weights) {
        const options = { variationAxes: { wght }, keepFeatures: family.features }
        const font = await subsetFont(source, letters, { ...options, targetFormat: 'woff2' })
        const hash = createHash('sha256').update(font).digest('hex').slice(0, 10)
        const file = `${slug}-${css}-${cut}-${hash}.woff2`
        files[file] = font
        faces.push(
          `@font-face{font-family:${family.name};font-weight:${css};font-display:swap;` +
            `${only}src:url(/fonts/${file})}`,
        )
      }
      if (only === '') faces.push(await fallbackFace(source, family))
    }
    files[`${slug}-OFL.txt`] = readFileSync(join(folder, 'LICENSE'))
  }
  const lines = faces.map((face) => `${face}\n`).join('')
  return {
    files,
    styles: `/** Written by \`npm run generate:fonts\`. */\nexport const fonts = \`\n${lines}\`\n`,
  }
}

const require = createRequire(import.meta.url)
