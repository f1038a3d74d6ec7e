import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { sheet } from '../../src/commands/generate-ring-sizer/sheet.ts'
import { paths } from '../../src/paths.ts'
import { languages } from '../../src/platform/languages.ts'

const page = sheet('en')

test('the ring sizer that is online is the one the program writes', () => {
  for (const language of languages) {
    const file = readFileSync(`static${paths.ringSizer(language)}.html`, 'utf8')
    assert.equal(file, sheet(language), 'run: npm run generate:sizer')
  }
})

test('each circle lies just inside a ring of its size, to a hundredth of a millimetre', () => {
  const circles = [
    ...page.matchAll(
      /<svg width="([\d.]+)mm" height="\1mm" viewBox="0 0 \1 \1" stroke-width="([\d.]+)"[^>]*><circle cx="([\d.]+)" cy="\3" r="([\d.]+)"\/><\/svg><b>(\d+)</g,
    ),
  ].map((found) => found.slice(1).map(Number))
  const sizes = circles.map((circle) => circle[4])
  assert.deepEqual(
    sizes,
    Array.from({ length: 27 }, (_, at) => 44 + at),
  )
  for (const [box = 0, line = 0, middle = 0, radius = 0, size = 0] of circles) {
    assert.ok(Math.abs(2 * radius + line - size / Math.PI) < 0.01, `circle of ${size}`)
    assert.ok(Math.abs(middle - box / 2) < 0.01)
  }
})

test('a mark of the strip is as far from its slit as the finger is round', () => {
  const strip = page.slice(page.indexOf('push the end through the slit'))
  const slit = Number(/zM(\d+) 2v/.exec(strip)?.[1])
  const marks = [...strip.matchAll(/<text x="(\d+)"[^>]*>(\d+)<\/text>/g)]
  assert.deepEqual(
    marks.map(([, , size]) => size),
    ['40', '45', '50', '55', '60', '65', '70'],
  )
  for (const [, x, size] of marks) assert.equal(Number(x) - slit, Number(size))
})

test('the outline is that of a bank card', () => {
  assert.match(page, /<rect [^>]*width="53.98" height="85.6" rx="3.18"\/>/)
})
