import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { facts } from '../../src/catalog/facts.ts'
import { canBeReturned } from '../../src/catalog/rules/returns.ts'
import fonts from '../../src/engraving/letters-by-font.json'
import { refusalWords } from '../../src/engraving/refusal-words.ts'
import {
  type EngravingOffer,
  engravingDays,
  engravingFrom,
  engravingOf,
  engravingText,
  readEngraving,
} from '../../src/engraving/rules.ts'
import { anyText } from '../security/hostile.ts'

const names = ['roman', 'script', 'block'] as const
const offer: EngravingOffer = { maxLetters: 60, fonts: [...names], place: 'inside' }
const font = fc.constantFrom(...names)
const cuts = (name: (typeof names)[number]) => new RegExp(`^[${fonts[name].letters}]+$`, 'u')

/** What a shopper is told who wants these letters; null: they can be cut. */
function told(letters: string, font = 'roman', from = offer): string | null {
  const read = readEngraving({ letters, font }, from)
  return read.ok ? null : refusalWords(read.refusal)
}

test('what people have engraved can be cut in every font', () => {
  const wanted = [
    "A & M '26",
    'Zoë + Łukasz',
    '24.12.2026',
    'Für immer',
    'Ștefan / Şule',
    'x’y - (z)!',
  ]
  for (const letters of wanted) for (const name of names) expect(told(letters, name)).toBeNull()
})

test('the first letter that cannot be cut is named, and the lettering in which it can', () => {
  expect(told('Aĭ ŏ', 'block')).toBe('We can’t cut “ĭ” in Block, but we can in Roman or Script.')
  expect(told('Aĭ ŏ', 'block', { ...offer, fonts: ['block', 'script'] })).toBe(
    'We can’t cut “ĭ” in Block, but we can in Script.',
  )
  expect(told('A 😀 ♥')).toBe('We can’t cut “😀”.')
  expect(told('לעד')).toBe('We can’t cut “ל”.')
  expect(told('<b>')).toBe('We can’t cut “<”.')
})

test('what nobody can see is refused without showing it', () => {
  for (const letters of ['A\u0000', 'A\u202E', '\u200Da', 'A\uFFFE', '\u0301'])
    expect(told(letters), JSON.stringify(letters)).toMatch(/an invisible character/)
})

test('letters are counted as a reader counts them', () => {
  expect(told('Zoë'.normalize('NFD'), 'roman', { ...offer, maxLetters: 3 })).toBeNull()
  expect(told('Zoë!', 'roman', { ...offer, maxLetters: 3 })).toBe(
    'There’s room for 3 letters; this has 4.',
  )
  expect(told('A', 'roman', { ...offer, maxLetters: 1 })).toBeNull()
})

test('whatever is typed: what is accepted is made of letters that the chosen font has, and is no longer than there is room', () => {
  const typed = fc.oneof(anyText, fc.string({ unit: fc.constantFrom(...'Aé ßŁ&-ĭ/+7’\t') }))
  fc.assert(
    fc.property(typed, font, fc.integer({ min: 1, max: 60 }), (letters, name, maxLetters) => {
      const read = readEngraving({ letters, font: name }, { ...offer, maxLetters })
      if (!read.ok) expect(refusalWords(read.refusal)).not.toMatch(/undefined|[^\P{C}\u200D]/u)
      else if (!read.engraving) expect(letters.trim()).toBe('')
      else {
        expect(read.engraving.letters).toMatch(cuts(name))
        expect([...read.engraving.letters].length).toBeLessThanOrEqual(maxLetters)
      }
    }),
  )
})

test('composed or not, the same letters get the same answer', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), font, (letters, name) => {
      const [one, other] = ['NFC', 'NFD'].map((form) =>
        readEngraving({ letters: letters.normalize(form), font: name }, offer),
      )
      expect(one).toEqual(other)
    }),
  )
})

test('the letter that is named is the first that the font lacks', () => {
  const bad = fc.constantFrom('😀', 'ж', '♥', '*', '日', 'א')
  const good = fc.string({ unit: fc.constantFrom(...'Aé7&') })
  fc.assert(
    fc.property(good, bad, bad, font, (before, first, second, name) => {
      expect(told(before + first + second, name)).toContain(`“${first}”`)
    }),
  )
})

test('what is sealed says letters, lettering and place', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme' }),
      font,
      fc.constantFrom('inside', 'front', 'back', null),
      (letters, name, place) => {
        const engraving = { letters, font: name, place } as const
        expect(engravingFrom(engravingText(engraving))).toEqual(engraving)
      },
    ),
  )
})

test('facts that name no font offer every one; others what they say', () => {
  expect(engravingOf(facts.parse({ engraving: { maxLetters: 12 } }))).toEqual({
    maxLetters: 12,
    fonts: [...names],
    place: null,
  })
  const ring = facts.parse({ engraving: { maxLetters: 3, fonts: ['script'], place: 'front' } })
  expect(engravingOf(ring)).toEqual({ maxLetters: 3, fonts: ['script'], place: 'front' })
  expect(engravingOf(facts.parse({}))).toBeNull()
  expect(told('A', 'roman', engravingOf(ring) ?? offer)).toBeNull()
})

test('engraving takes two days in the workshop, or as many as the piece says', () => {
  expect(engravingDays(facts.parse({}))).toBe(2)
  expect(engravingDays(facts.parse({ engraving: { maxLetters: 3, extraDays: 5 } }))).toBe(5)
})

test('what is engraved cannot be sent back; what is only made to order can', () => {
  expect(canBeReturned({ engraved: true, madeToOrder: false })).toBe(false)
  expect(canBeReturned({ engraved: true, madeToOrder: true })).toBe(false)
  expect(canBeReturned({ engraved: false, madeToOrder: true })).toBe(true)
})

test('letters far behind spaces are not left out: the engraving is refused or whole', () => {
  expect(readEngraving({ letters: `${' '.repeat(600)}Ida`, font: 'roman' }, offer)).toMatchObject({
    engraving: { letters: 'Ida' },
  })
  for (const letters of [`A${' '.repeat(600)}B`, `A${'\u0301'.repeat(600)}`])
    expect(told(letters)).toBe('There’s room for 60 letters; this has 61.')
})

test('of what is typed, no more than five hundred signs are normalized and counted', () => {
  const normalize = vi.spyOn(String.prototype, 'normalize')
  const segment = vi.spyOn(Intl.Segmenter.prototype, 'segment')
  readEngraving({ letters: '\u0301'.repeat(64_000), font: 'roman' }, offer)
  readEngraving({ letters: 'e\u0301'.repeat(32_000), font: 'roman' }, offer)
  const lengths = [...normalize.mock.contexts, ...segment.mock.calls.flat()].map(
    (text) => String(text).length,
  )
  normalize.mockRestore()
  segment.mockRestore()
  expect(lengths.length).toBe(4)
  expect(Math.max(...lengths)).toBeLessThanOrEqual(500)
})
