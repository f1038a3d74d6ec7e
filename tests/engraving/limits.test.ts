import { expect, test } from 'vitest'
import type { EngravingFacts } from '../../src/engraving/facts.ts'
import fonts from '../../src/engraving/letters-by-font.json'
import {
  canEngrave,
  type EngravingOffer,
  offeredFont,
  readEngraving,
  widthOf,
} from '../../src/engraving/rules.ts'

const offer: EngravingOffer = { maxLetters: 5, fonts: ['roman', 'block'], place: 'inside' }
const facts = { engraving: { ...offer } as unknown as EngravingFacts }

test('a piece that is not engraved takes no letters, and no letters are no engraving', () => {
  const wanted = { letters: 'Anna', font: 'roman' }
  expect(readEngraving(wanted, null)).toEqual({
    ok: false,
    refusal: { reason: 'not-offered' },
  })
  expect(readEngraving({ ...wanted, letters: ' \n ' }, null)).toEqual({
    ok: true,
    engraving: null,
  })
})

test('blanks around and between letters are one blank or none', () => {
  expect(readEngraving({ letters: ' A \n\t B ', font: 'block' }, offer)).toEqual({
    ok: true,
    engraving: { letters: 'A B', font: 'block', place: 'inside' },
  })
})

test('an engraving in the cart stays possible while its font and its room are offered', () => {
  const chosen = { letters: 'Anna', font: 'block', place: 'inside' } as const
  expect(canEngrave(chosen, facts)).toBe(true)
  expect(canEngrave({ ...chosen, font: 'script' }, facts)).toBe(false)
  expect(canEngrave({ ...chosen, letters: 'Annabel' }, facts)).toBe(false)
  expect(canEngrave(chosen, {})).toBe(false)
})

test('a font that is not offered means the first one', () => {
  expect(['block', 'script', ''].map((font) => offeredFont(font, offer))).toEqual([
    'block',
    'roman',
    'roman',
  ])
})

test('capitals, small letters and the rest have their widths, and widths add up', () => {
  const [capital = 0, small = 0, other = 0] = fonts.roman.widths
  expect(capital).not.toBe(small)
  expect(small).not.toBe(other)
  expect(widthOf('roman', 'Aa1')).toBeCloseTo(capital + small + other)
  expect(widthOf('roman', 'AA')).toBeCloseTo(2 * capital)
  expect(widthOf('roman', '')).toBe(0)
})
