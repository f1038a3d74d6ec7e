import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import subsetFont from 'subset-font'
import { letterRange } from '../shared/letter-range.ts'
import { lettersOf, meanWidth } from './read-font.ts'

const fonts = {
  roman: { from: '@fontsource-variable/eb-garamond', file: 'eb-garamond-*-wght', wght: 500 },
  script: { from: '@fontsource/pinyon-script', file: 'pinyon-script-*-400', wght: null },
  block: { from: '@fontsource-variable/figtree', file: 'figtree-*-wght', wght: 500 },
}

/** What an engraver is asked for: letters of European names, digits, and the signs between them. */
const signs = " &+.,:;!?'’-–/()·°"
const cuts = {
  latin: { letters: signs + letterRange(0x30, 0x39) + latin(0x41, 0xff), only: '' },
  'latin-ext': { letters: `${latin(0x100, 0x17e)}ȘșȚțẞ`, only: 'unicode-range:U+100-24F,U+1E9E;' },
}

function latin(from: number, to: number): string {
  return [...letterRange(from, to)]
    .filter((letter) => /(?=\p{Script=Latin})[\p{Lu}\p{Ll}]/u.test(letter))
    .join('')
}

/** Every file by its name, the style sheet that names them, and the letters that each font has. */
export async function cutFonts(): Promise<{
  files: Record<string, Buffer>
  styles: string
  data: string
}> {
  const cuttings: Record<string, Buffer> = {}
  const faces: ((folder: string) => string)[] = []
  const data: Record<string, { letters: string; widths: number[] }> = {}
  for (const [name, { from, file, wght }] of Object.entries(fonts)) {
    const source = dirname(require.resolve(`${from}/package.json`))
    let drawn = ''
    let widths: number[] = []
    for (const [cut, { letters, only }] of Object.entries(cuts)) {
      const whole = readFileSync(join(source, `files/${file.replace('*', cut)}-normal.woff2`))
      const font = await subsetFont(whole, letters, {
        keepFeatures: ['kern'],
        ...(wght && { variationAxes: { wght } }),
        targetFormat: 'woff2',
      })
      const tables = await subsetFont(font, letters, { targetFormat: 'sfnt' })
      drawn += lettersOf(tables)
        .filter((letter) => letters.includes(letter))
        .join('')
      if (cut === 'latin')
        widths = [/\p{Lu}/u, /\p{Ll}/u, /[^\p{L}]/u].map((kind) => meanWidth(tables, kind))
      const cutting = cut === 'latin' ? `${name}.woff2` : `${name}-ext.woff2`
      cuttings[cutting] = font
      faces.push((at) => `@font-face{font-family:cut-${name};${only}src:url(/${at}/${cutting})}\n`)
    }
    cuttings[`${name}-OFL.txt`] = readFileSync(join(source, 'LICENSE'))
    data[name] = { letters: classOf(drawn), widths }
  }
  const hash = createHash('sha256')
  for (const content of Object.values(cuttings)) hash.update(content)
  const folder = `engraving/${hash.digest('hex').slice(0, 8)}`
  const styles = faces.map((face) => face(folder)).join('')
  return {
    files: Object.fromEntries(
      Object.entries(cuttings).map(([file, content]) => [`static/${folder}/${file}`, content]),
    ),
    styles:
      '/** Written by `npm run generate:engraving`. */\n' +
      `export const engravingFontFolder = '/${folder}/'\n\n` +
      `export const engravingFonts = \`\n${styles}\`\n`,
    data: `{\n${Object.entries(data).map(lineOf).join(',\n')}\n}\n`,
  }
}

/** Laid out as the formatter does. */
const lineOf = ([name, { letters, widths }]: [string, { letters: string; widths: number[] }]) =>
  `  "${name}": {\n    "letters": ${JSON.stringify(letters)},\n` +
  `    "widths": [${widths.join(', ')}]\n  }`

/** The inside of a character class that holds these letters and no other: `&'+A-Za-z`. */
function classOf(letters: string): string {
  const codes = [...new Set(letters)].map((letter) => letter.codePointAt(0) ?? 0)
  const runs: [number, number][] = []
  for (const code of codes.toSorted((a, b) => a - b)) {
    const run = runs.at(-1)
    if (run?.[1] === code - 1) run[1] = code
    else runs.push([code, code])
  }
  const spell = (code: number) => String.fromCodePoint(code).replace(/[-/\\^\]]/, '\\$&')
  return runs
    .map(([first, last]) =>
      last - first < 2
        ? [...new Set([first, last])].map(spell).join('')
        : `${spell(first)}-${spell(last)}`,
    )
    .join('')
}

const require = createRequire(import.meta.url)
