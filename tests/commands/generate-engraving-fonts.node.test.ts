import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import subsetFont from 'subset-font'
import { cutFonts } from '../../src/commands/generate-engraving-fonts/cut-fonts.ts'
import { lettersOf } from '../../src/commands/generate-engraving-fonts/read-font.ts'

const { files, styles, data } = await cutFonts()

test('the fonts, their style sheet and their letters are what the installed packages make', () => {
  for (const [file, content] of Object.entries(files))
    assert.deepEqual(readFileSync(file), content, file)
  assert.equal(readFileSync('src/engraving/styles/fonts.ts', 'utf8'), styles)
  assert.equal(readFileSync('src/engraving/letters-by-font.json', 'utf8'), data)
})

test('exactly the letters that are accepted have a glyph in the font that draws them', async () => {
  const everything = Array.from({ length: 0x2fff }, (_, at) => String.fromCharCode(at)).join('')
  for (const [name, { letters }] of Object.entries<{ letters: string }>(JSON.parse(data))) {
    const drawn = new Set<string>()
    for (const [file, font] of Object.entries(files))
      if (new RegExp(`/${name}(-ext)?\\.woff2$`).test(file))
        for (const letter of lettersOf(
          await subsetFont(font, everything, { targetFormat: 'sfnt' }),
        ))
          drawn.add(letter)
    const accepted = new RegExp(`[${letters}]`, 'u')
    for (const letter of everything)
      assert.equal(accepted.test(letter), drawn.has(letter), `${letter} in ${name}`)
    assert.ok(drawn.size > 200)
  }
})

test('an engraving weighs little: one lettering for western names below 30 KB', () => {
  for (const [file, { length }] of Object.entries(files))
    assert.ok(length < 30_000, `${file} weighs ${length} bytes`)
})
