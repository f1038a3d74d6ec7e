import fc from 'fast-check'
import { expect, test } from 'vitest'
import { picturesOf } from '../../src/catalog/rules/picture-choice.ts'

const images = ['hand', 'y1', 'y2', 'w1', 'w2', 'r1'].map((id) => ({ id }))
const of = (metal: string, size: string, imageId: string | null) => ({
  imageId,
  optionValues: [metal, size],
})
const variants = [
  of('yellow', '50', 'y1'),
  of('white', '50', 'w1'),
  of('rose', '50', 'r1'),
  of('platinum', '50', null),
]
const shown = (at: number, from = images) => {
  const { pictures, metal } = picturesOf(from, variants, 0, variants[at])
  return [pictures.map(({ id }) => id).join(' '), metal]
}

test('a metal shows its own pictures, then those of all, and none of another metal', () => {
  expect(shown(1)).toEqual(['w1 w2 hand', null])
  expect(shown(2)).toEqual(['r1 hand', null])
})

test('a metal without a picture shows the first one’s, and says whose they are', () => {
  expect(shown(3)).toEqual(['y1 y2 hand', 'yellow'])
})

test('where no variant has a picture, every picture is of every variant', () => {
  const plain = variants.map((variant) => ({ ...variant, imageId: null }))
  for (const variant of [...plain, undefined])
    expect(picturesOf(images, plain, 0, variant)).toEqual({ pictures: images, metal: null })
})

test('without a metal to choose, a variant has its own picture, or all', () => {
  const sizes = [of('s', '', 'y1'), of('m', '', 'w1'), of('l', '', null)]
  expect(picturesOf(images, sizes, -1, sizes[1]).pictures.map(({ id }) => id)).toEqual([
    'w1',
    'w2',
    'r1',
    'hand',
  ])
  expect(picturesOf(images, sizes, -1, sizes[2]).pictures).toEqual(images)
})

test('whatever the owner did: no picture twice, one at least, and no other metal’s without a word', () => {
  const metals = ['a', 'b', 'c']
  const anyProduct = fc.integer({ min: 1, max: 6 }).chain((count) =>
    fc.record({
      count: fc.constant(count),
      owned: fc.array(
        fc.tuple(fc.constantFrom(...metals), fc.option(fc.integer({ min: 0, max: 7 }))),
        { minLength: 1, maxLength: 8 },
      ),
    }),
  )
  fc.assert(
    fc.property(anyProduct, fc.nat(), ({ count, owned }, pick) => {
      const pictures = Array.from({ length: count }, (_, id) => ({ id: String(id) }))
      const all = owned.map(([metal, image]) => ({
        imageId: image === null ? null : String(image),
        optionValues: [metal],
      }))
      const wanted = all[pick % all.length]!
      const result = picturesOf(pictures, all, 0, wanted)
      const ids = result.pictures.map(({ id }) => id)
      expect(new Set(ids).size).toBe(ids.length)
      expect(ids.length).toBeGreaterThan(0)
      const begins = all.filter(({ imageId }) => imageId !== null && Number(imageId) < count)
      const mine = begins.includes(wanted)
      expect(result.metal === null).toBe(mine || begins.length === 0)
    }),
  )
})
