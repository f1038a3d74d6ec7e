import { expect, test } from 'vitest'
import { COMMON_SIZES, wholeSizes } from '../../src/ring-sizes/rules/common-sizes.ts'
import { sizeOf } from '../../src/ring-sizes/rules/read-name.ts'
import { readValue } from '../../src/ring-sizes/rules/read-value.ts'
import { diameterOf, nameIn, type RingSystem } from '../../src/ring-sizes/rules/scales.ts'

test.each<[RingSystem, string, string]>([
  ['us', '6¾', '6.75'],
  ['us', '6 ¾', '6.75'],
  ['us', '6 3/4', '6.75'],
  ['us', '6,75', '6.75'],
  ['us', ' 6 1/2 ', '6.5'],
  ['us', '½', '0.5'],
  ['us', '.25', '0.25'],
  ['us', '10', '10.00'],
  ['uk', 'n½', 'N½'],
  ['uk', 'N ½', 'N½'],
  ['uk', 'N 1/2', 'N½'],
  ['uk', 'N.5', 'N½'],
  ['uk', 'z+1½', 'Z+1½'],
  ['eu', ' 54 ', '54'],
])('in the system %s, %s is %s written another way', (system, typed, name) => {
  expect(sizeOf(system, typed)).not.toBeNull()
  expect(sizeOf(system, typed)).toBe(sizeOf(system, name))
})

test.each<[RingSystem, string]>([
  ['us', ''],
  ['us', ' '],
  ['us', '6.3'],
  ['us', '¾6'],
  ['us', '6 1/4 7'],
  ['us', '123'],
  ['us', '7.25x'],
  ['us', 'size 7'],
  ['us', '1e1'],
  ['us', '0x7'],
  ['us', '-7'],
  ['uk', ''],
  ['uk', '7'],
  ['uk', 'NN'],
  ['uk', 'N½x'],
  ['uk', 'N+1'],
  ['uk', 'Z+12'],
  ['eu', '540'],
  ['eu', 'x54'],
  ['eu', '54x'],
  ['eu', ''],
  ['jp', '0'],
])('in the system %s, "%s" is no size', (system, typed) => {
  expect(sizeOf(system, typed)).toBeNull()
})

test('the smallest size of a system has a name, and what is below it has none', () => {
  expect([nameIn('us', 36.6), nameIn('us', 37.3), nameIn('us', 35)]).toEqual(['0', '¼', null])
  expect([nameIn('uk', 37.5), nameIn('uk', 36)]).toEqual(['A', null])
  expect([nameIn('jp', 40.8), nameIn('jp', 40)]).toEqual(['1', null])
  expect([sizeOf('jp', '1'), nameIn('ch', 40)]).toEqual([Math.PI * 13, '0'])
})

test('after Z come Z+1 and its half; Z itself has no number', () => {
  expect([68.75, 69.375, 70, 70.625].map((size) => nameIn('uk', size))).toEqual([
    'Z',
    'Z½',
    'Z+1',
    'Z+1½',
  ])
  expect([sizeOf('uk', 'Z+1'), sizeOf('uk', 'A')]).toEqual([70, 37.5])
})

test('an option is a size where it is a circumference that a finger can have', () => {
  expect(['40', '54.5', '80'].map(readValue)).toEqual([40, 54.5, 80])
  for (const other of ['39.9', '80.1', '81', '154', '54.55', '5', '54 mm', 'x54', ''])
    expect(readValue(other)).toBeNull()
})

test('the guide shows every size from 44 to 70, and a 54 is 17.2 mm across', () => {
  const sizes = wholeSizes(COMMON_SIZES.from, COMMON_SIZES.to)
  expect([sizes.length, sizes[0], sizes[1], sizes.at(-1)]).toEqual([27, 44, 45, 70])
  expect(diameterOf(54)).toBeCloseTo(17.19, 2)
})
