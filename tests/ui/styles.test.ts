import { expect, test } from 'vitest'
import { styles } from '../../src/ui/styles.ts'

/** Colours of the light or the dark theme, by name. */
function themes() {
  return [...styles.matchAll(/:root{([^}]*)}/g)]
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
  expect(contrast(theme.edge, theme.paper), 'edge of a field').toBeGreaterThan(3)
})

test('the style sheet fits into the first packets, and loads nothing but our own fonts', async () => {
  const packed = new Blob([styles]).stream().pipeThrough(new CompressionStream('gzip'))
  expect((await new Response(packed).arrayBuffer()).byteLength).toBeLessThan(4608)
  expect(styles).not.toMatch(/url\((?!\/(engraving|fonts)\/)|@import|[\n]/)
})
