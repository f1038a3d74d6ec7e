import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { cutFonts } from '../../src/commands/generate-fonts/cut-fonts.ts'

const { files, styles } = await cutFonts()
const fonts = Object.entries(files).filter(([name]) => name.endsWith('.woff2'))

test('the fonts and the styles that name them are what the installed packages make', () => {
  assert.deepEqual(readdirSync('static/fonts').toSorted(), Object.keys(files).toSorted())
  for (const [name, content] of Object.entries(files))
    assert.ok(readFileSync(`static/fonts/${name}`).equals(content), name)
  assert.equal(readFileSync('src/ui/styles/fonts.ts', 'utf8'), styles)
})

test('all fonts together stay within 60 KB, and each comes with its licence', () => {
  const bytes = fonts.reduce((sum, [, content]) => sum + content.length, 0)
  assert.ok(bytes <= 60 * 1024, `${bytes} bytes`)
  for (const [name] of fonts)
    assert.match(String(files[`${name.split('-')[0]}-OFL.txt`]), /SIL OPEN FONT LICENSE/i)
})

test('both fonts of every page fit into the first ten packets of a connection (RFC 6928)', () => {
  const headers = 700
  const every = [...styles.matchAll(/font-weight:400;font-display:swap;src:url\(\/fonts\/([^)]+)/g)]
  assert.equal(every.length, 2)
  for (const [, name = ''] of every)
    assert.ok((files[name]?.length ?? Infinity) + headers <= 10 * 1460, name)
})

test('what stands in for a font is about as wide as it and says how high its lines are', () => {
  const sizes = [...styles.matchAll(/size-adjust:([\d.]+)%;ascent-override:([\d.]+)%/g)]
  assert.equal(sizes.length, 2)
  for (const [, size, ascent] of sizes) {
    assert.ok(Number(size) > 80 && Number(size) < 120, size)
    assert.ok(Number(ascent) > 70 && Number(ascent) < 130, ascent)
  }
})
