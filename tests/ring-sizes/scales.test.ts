import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readRingSize } from '../../src/import/read-ring-size.ts'
import { sizeOf } from '../../src/ring-sizes/rules/read-name.ts'
import { nameIn, type RingSystem, scales } from '../../src/ring-sizes/rules/scales.ts'
import { ringSystems, systemOf } from '../../src/ring-sizes/visitor-sizes.ts'

const anySystem = fc.constantFrom(...ringSystems)
/** All that ISO 8653:2016 names. */
const anySize = fc.double({ min: 41, max: 76, noNaN: true })
const halfStep = (system: RingSystem) => scales[system].step / 2
const there = (system: RingSystem, size: number) =>
  sizeOf(system, nameIn(system, size) ?? '') ?? Number.NaN

test('a size named in any system leads back to the ring, within half a step of that system', () => {
  fc.assert(
    fc.property(anySystem, anySize, (system, size) => {
      expect(Math.abs(there(system, size) - size)).toBeLessThanOrEqual(halfStep(system) + 1e-9)
    }),
  )
})

test('from one system to another and back is within half a step of each', () => {
  fc.assert(
    fc.property(anySystem, anySystem, anySize, (a, b, size) => {
      const back = there(a, there(b, there(a, size)))
      expect(Math.abs(back - there(a, size))).toBeLessThanOrEqual(halfStep(a) + halfStep(b) + 1e-9)
    }),
  )
})

test('a larger ring never has the name of a smaller one', () => {
  fc.assert(
    fc.property(anySystem, anySize, anySize, (system, a, b) => {
      expect(Math.sign(there(system, a) - there(system, b)) * Math.sign(a - b)).not.toBe(-1)
    }),
  )
})

// A jeweller's chart for Australia and New Zealand: diameter, letter, US size
// (cdn.shopify.com/…/Ring_Size_Guide_2020.pdf).
test.each([
  [13.94, 'F', '3'],
  [14.74, 'H', '4'],
  [15.94, 'K', '5¼'],
  [16.32, 'L', '5¾'],
  [16.52, 'L½', '6'],
  [17.12, 'N', '6¾'],
  [17.32, 'N½', '7'],
  [17.52, 'O', '7¼'],
  [18.72, 'R', '8¾'],
  [20.3, 'V', '10¾'],
  [21.5, 'Y', '12¼'],
])('%s mm across is %s in Britain and about %s in the United States', (diameter, uk, us) => {
  const size = diameter * Math.PI
  expect(nameIn('uk', size)).toBe(uk)
  // A quarter of a US size is 0.64 mm; in the small sizes this chart is up to 0.46 mm off the
  // inches.
  expect(Math.abs((sizeOf('us', us) ?? 0) - size)).toBeLessThan(0.5)
})

test('what Americans call 7 is N½ in Britain, 54 in France, 14 in Japan and in Italy', () => {
  const size = sizeOf('us', '7') ?? 0
  expect(size).toBeCloseTo(54.42, 2)
  const names = ringSystems.map((system) => nameIn(system, size))
  expect(names).toEqual(['7', 'N½', '54', '14', '14'])
})

// A Japanese goldsmith's chart: diameter, Japan, France, United States and Britain from and to
// (cho-kin.com/tool_size-ring.html).
test.each([
  [13, '1', 41, [1, 2], 'CD'],
  [14, '4', 44, [3, 3], 'FG'],
  [15, '7', 47, [4, 4.5], 'HI'],
  [16, '10', 50, [5, 5.5], 'KK'],
  [17, '13', 53, [6.5, 7], 'MN'],
  [52 / 3, '14', 54, [7, 7.5], 'NO'],
  [18, '16', 56, [7.75, 8], 'PP'],
])('%s mm across is %s in Japan', (diameter, jp, iso, [from, to], uk) => {
  const size = diameter * Math.PI
  expect(nameIn('jp', size)).toBe(jp)
  expect(Math.abs(Number(nameIn('eu', size)) - iso)).toBeLessThanOrEqual(1)
  expect(Number(nameIn('ch', size))).toBe(Number(nameIn('eu', size)) - 40)
  const us = sizeOf('us', nameIn('us', size) ?? '') ?? 0
  expect(us).toBeGreaterThanOrEqual((sizeOf('us', String(from)) ?? 0) - 0.01)
  expect(us).toBeLessThanOrEqual((sizeOf('us', String(to)) ?? 0) + 0.01)
  expect(uk).toContain(nameIn('uk', size)?.charAt(0))
})

test.each([
  ['US', 'us'],
  ['GB', 'uk'],
  ['NZ', 'uk'],
  ['DE', 'eu'],
  ['JP', 'jp'],
  ['IT', 'ch'],
  ['XX', 'eu'],
])('in %s sizes are told by the system %s', (country, system) => {
  expect(systemOf(country)).toBe(system)
})

test.each([
  ['54', '54'],
  ['54 mm', '54'],
  ['54,5', '54.5'],
  ['Adjustable', 'Adjustable'],
])('an owner who writes %s means %s, and need not be asked', (text, value) => {
  expect(readRingSize(text)).toEqual({ value })
})

test.each([
  ['US 7', '54.4'],
  ['US 6 3/4', '53.8'],
  ['6¾ US', '53.8'],
  ['us 6.75', '53.8'],
  ['UK N', '53.8'],
  ['UK n½', '54.4'],
  ['AU Z+1', '70'],
  ['JP 14', '54.5'],
  ['IT 14', '54'],
])('an owner who writes %s is told that it was understood as %s mm', (text, value) => {
  expect(readRingSize(text)).toEqual({ value, message: expect.stringContaining(`as ${value} mm`) })
})

test.each(['7', '17.2', '12 mm', '120'])('%s is no size that anybody could convert', (text) => {
  expect(readRingSize(text)).toEqual({ value: text, message: expect.stringContaining('"US 7"') })
})
