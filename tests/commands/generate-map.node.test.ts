import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { mapFile } from '../../src/commands/generate-map/map-file.ts'
import { simplify } from '../../src/commands/generate-map/simplify.ts'
import { servedCountries } from '../../src/commands/shared/served-countries.ts'

const file = readFileSync('static/countries.svg', 'utf8')
const drawn = [...file.matchAll(/<path id="([A-Z]{2})" d="(M[^"]+)"\/>/g)]

test('the map is what the installed data makes of it', () => {
  assert.equal(mapFile(), file, 'run: npm run generate:map')
})

test('it is small enough to be part of a page, and a country is in it once', () => {
  assert.ok(Buffer.byteLength(file) <= 30 * 1024)
  const codes = drawn.map(([, code]) => code)
  assert.equal(codes.length, new Set(codes).size)
  assert.ok(codes.length > 170)
  assert.deepEqual(
    ['NL', 'US', 'XK', 'AQ'].map((code) => codes.includes(code)),
    [true, true, true, false],
  )
})

test('where the shop delivers, only islands and the smallest countries are not on the map', () => {
  const codes = drawn.map(([, code]) => code)
  const missing = servedCountries().filter((code) => !codes.includes(code))
  assert.deepEqual(missing.sort(), ['LI', 'MT'])
})

test('a country lies within the map, and nothing of it crosses the whole of it', () => {
  const [, width = 0, height = 0] = /viewBox="0 0 (\d+) (\d+)"/.exec(file)?.map(Number) ?? []
  assert.ok(width > 0 && height > 0)
  for (const [, code, path = ''] of drawn)
    for (const [, x0, y0, steps = ''] of path.matchAll(/M(\d+),(\d+)l([^z]*)z/g)) {
      let [x, y] = [Number(x0), Number(y0)]
      const numbers = (steps.match(/-?\d+/g) ?? []).map(Number)
      assert.equal(numbers.length % 2, 0, code)
      for (let n = 0; n < numbers.length; n += 2) {
        const [dx, dy] = [numbers[n] ?? 0, numbers[n + 1] ?? 0]
        assert.ok(Math.abs(dx) < width / 4, `${code} crosses the map`)
        ;[x, y] = [x + dx, y + dy]
        assert.ok(x >= 0 && x <= width && y >= 0 && y <= height, code)
      }
    }
})

test('a line keeps its ends and the corners that can be seen', () => {
  const drawnAs = (point: [number, number]) => point
  const line: [number, number][] = [
    [0, 0],
    [5, 0.1],
    [10, 0],
    [10, 8],
    [0, 0],
  ]
  assert.deepEqual(simplify(line, drawnAs, 0.5), [line[0], line[2], line[3], line[4]])
  assert.deepEqual(simplify(line, drawnAs, 0.01), line)
})
