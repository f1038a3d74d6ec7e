import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import subsetFont from 'subset-font'
import { lettersOf, meanWidth } from './generate-engraving-fonts/read-font.ts'

/**
 * `npm run generate:engraving`: cuts the fonts in which the workshop engraves out of the @fontsource packages. Writes them to
 * `static/engraving`, in a folder whose name changes with their content, beside their licences; the style sheet that names them to
 * `src/engraving/styles/fonts.ts`; and what each of them can cut to `src/engraving/fonts.json`, read from the
 * finished font, so that no letter is accepted that the preview cannot show. Run it after an update of these packages, and
 * commit the result.
 */
async function main(): Promise<void> {
  const { files, styles, data } = await cutFonts()
  rmSync('static/engraving', { recursive: true, force: true })
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, content)
    console.log(`${file}: ${content.length} bytes`)
  }
  writeFileSync('src/engraving/styles/fonts.ts', styles)
  writeFileSync('src/engraving/fonts.json', data)
}

const fonts = {
  roman: { from: '@fontsource-variable/eb-garamond', file: 'eb-garamond-*-wght', wght: 500 },
  script: { from: '@fontsource/pinyon-script', file: 'pinyon-script-*-400', wght: null },
  block: { from: '@fontsource-variable/figtree', file: 'figtree-*-wght', wght: 500 },
}

const range = (from: number, to: number) =>
  String.fromCodePoint(...Array.from({ length: to - from + 1 }, (_, at) => from + at))

/** What a hand engraver is asked for: letters of European names, digits, and the signs that stand between them. */
const signs = " &+.,:;!?'’-–/()·°"
const cuts = {
  latin: { letters: signs + range(0x30, 0x39) + latin(0x41, 0xff), only: '' },
  'latin-ext': { letters: `${latin(0x100, 0x17e)}ȘșȚțẞ`, only: 'unicode-range:U+100-24F,U+1E9E;' },
}

function latin(from: number, to: number): string {
  return [...range(from, to)]
    .filter((letter) => /(?=\p{Script=Latin})[\p{Lu}\p{Ll}]/u.test(letter))
    .join('')
}

/** Every file by its name, the style sheet that names them, and what each font can cut. */
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
    let can = ''
    let widths: number[] = []
    for (const [cut, { letters, only }] of Object.entries(cuts)) {
      const whole = readFileSync(join(source, `files/${file.replace('*', cut)}-normal.woff2`))
      const font = await subsetFont(whole, letters, {
        keepFeatures: ['kern'],
        ...(wght && { variationAxes: { wght } }),
        targetFormat: 'woff2',
      })
      const tables = await subsetFont(font, letters, { targetFormat: 'sfnt' })
      can += lettersOf(tables)
        .filter((letter) => letters.includes(letter))
        .join('')
      if (cut === 'latin')
        widths = [/\p{Lu}/u, /\p{Ll}/u, /[^\p{L}]/u].map((kind) => meanWidth(tables, kind))
      const cutting = cut === 'latin' ? `${name}.woff2` : `${name}-ext.woff2`
      cuttings[cutting] = font
      faces.push((at) => `@font-face{font-family:cut-${name};${only}src:url(/${at}/${cutting})}\n`)
    }
    cuttings[`${name}-OFL.txt`] = readFileSync(join(source, 'LICENSE'))
    data[name] = { letters: classOf(can), widths }
  }
  const hash = createHash('sha256')
  for (const content of Object.values(cuttings)) hash.update(content)
  const folder = `engraving/${hash.digest('hex').slice(0, 8)}`
  const styles = faces.map((face) => face(folder)).join('')
  return {
    files: Object.fromEntries(
      Object.entries(cuttings).map(([file, content]) => [`static/${folder}/${file}`, content]),
    ),
    styles: `/** Written by \`npm run generate:engraving\`. */\nexport const engravingFonts = \`\n${styles}\`\n`,
    data: `{\n${Object.entries(data).map(lineOf).join(',\n')}\n}\n`,
  }
}

/** As the formatter has it. */
const lineOf = ([name, { letters, widths }]: [string, { letters: string; widths: number[] }]) =>
  `  "${name}": {\n    "letters": ${JSON.stringify(letters)},\n    "widths": [${widths.join(', ')}]\n  }`

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

if (import.meta.main) await main()
