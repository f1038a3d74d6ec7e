import { expect, test } from 'vitest'
import { sheets } from '../../src/sheets.ts'

/** Colours of the light or the dark theme, by name. */
function themes() {
  return [...sheets.plain.matchAll(/:root{([^}]*)}/g)]
    .map((match) =>
      Object.fromEntries(
        [...(match[1] ?? '').matchAll(/--([a-z]+):(#[0-9a-f]{6})/g)].map((pair) => [
          pair[1],
          pair[2],
        ]),
      ),
    )
    .slice(0, 2)
}

/** Relative luminance, WCAG 2.2. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].toSorted((x, y) => y - x)
  return (light + 0.05) / (dark + 0.05)
}

test.each([
  ['light', 0],
  ['dark', 1],
])('in the %s theme every text can be read and every edge be seen', (_, at) => {
  const theme = themes()[at] ?? {}
  for (const ground of ['paper', 'card'])
    for (const text of ['ink', 'quiet', 'good', 'bad'])
      expect(contrast(theme[text], theme[ground]), `${text} on ${ground}`).toBeGreaterThan(4.5)
  for (const ground of ['ink', 'quiet'])
    expect(contrast(theme.paper, theme[ground]), `button on ${ground}`).toBeGreaterThan(4.5)
  for (const ground of ['paper', 'card'])
    expect(contrast(theme.edge, theme[ground]), `edge of a field on ${ground}`).toBeGreaterThan(3)
})

test('colours, letters and space have a name each: no sheet uses one that is not there', () => {
  const text = Object.values(sheets).join('')
  const named = new Set([...text.matchAll(/(--[a-z0-9]+):/g)].map((match) => match[1]))
  const used = new Set([...text.matchAll(/(?:var|style)\((--[a-z0-9]+)/g)].map((match) => match[1]))
  expect([...used].filter((name) => !named.has(name))).toEqual([])
  expect([...named].filter((name) => !used.has(name))).toEqual([])
})

// The drawer's comes with the drawer, and is not packed.
const { drawer: _, ...packed } = sheets

test.each(Object.entries(packed))(
  'the style sheet of kind %s fits into the first packets, and loads the shop’s own fonts alone',
  async (_, styles) => {
    const zipped = new Blob([styles]).stream().pipeThrough(new CompressionStream('gzip'))
    expect((await new Response(zipped).arrayBuffer()).byteLength).toBeLessThan(7 * 1024)
    expect(styles).not.toMatch(/url\((?!\/(engraving|fonts)\/)|@import|[\n]/)
  },
)
