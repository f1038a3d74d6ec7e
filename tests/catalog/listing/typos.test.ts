import fc from 'fast-check'
import { expect, test } from 'vitest'
import { corrections, editsBetween, remainsOf } from '../../../src/catalog/listing/rules/typos.ts'

const letter = fc.constantFrom(...'abcdeé')
const wordOf = (minLength: number, maxLength: number) =>
  fc.array(letter, { minLength, maxLength }).map((letters) => letters.join(''))

/** A word with one letter changed, added, left out, or swapped with its neighbour. */
const misspelled = (word: string) =>
  fc.tuple(fc.constantFrom('change', 'add', 'leave', 'swap'), fc.nat(word.length - 1), letter).map(
    ([how, at, other]) =>
      ({
        change: word.slice(0, at) + other + word.slice(at + 1),
        add: word.slice(0, at) + other + word.slice(at),
        leave: word.slice(0, at) + word.slice(at + 1),
        swap: word.slice(0, at) + (word[at + 1] ?? '') + word[at] + word.slice(at + 2),
      })[how] ?? word,
  )

const share = (a: string, b: string) => {
  const remains = new Set(remainsOf(a))
  return remainsOf(b).some((rest) => remains.has(rest))
}

test('a word of five letters or more is found with any one letter wrong', () => {
  const pair = wordOf(5, 14).chain((word) => fc.tuple(fc.constant(word), misspelled(word)))
  fc.assert(
    fc.property(pair, ([word, typed]) => {
      expect(share(word, typed)).toBe(true)
      expect(corrections([typed], [word])).toEqual([word])
    }),
  )
})

test('a long word is found with two letters wrong', () => {
  const twice = wordOf(9, 14).chain((word) =>
    fc.tuple(fc.constant(word), misspelled(word).chain(misspelled)),
  )
  fc.assert(
    fc.property(twice, ([word, typed]) => {
      fc.pre(editsBetween(word, typed) <= 2 && typed.length >= 8)
      expect(share(word, typed)).toBe(true)
      expect(corrections([typed], [word])).toEqual([word])
    }),
  )
})

test('edits are as many there as back, none only between equals, and no way round is shorter', () => {
  fc.assert(
    fc.property(wordOf(0, 7), wordOf(0, 7), (a, b) => {
      expect(editsBetween(a, b)).toBe(editsBetween(b, a))
      expect(editsBetween(a, b) === 0).toBe(a === b)
      expect(editsBetween(a, b)).toBeLessThanOrEqual(Math.max(a.length, b.length))
      expect(editsBetween(a, b)).toBeGreaterThanOrEqual(Math.abs(a.length - b.length))
    }),
  )
  expect(editsBetween('emreald', 'emerald')).toBe(1)
})

test('the nearest words win, and none that is too far', () => {
  expect(corrections(['saphire'], ['sapphire', 'satire', 'sphere'])).toEqual(['sapphire'])
  expect(corrections(['heart'], ['earth'])).toEqual([])
  expect(corrections(['rng'], ['ring'])).toEqual([])
})
