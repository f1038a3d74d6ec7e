import { lettersOf } from '../platform/letters.ts'
import type { EngravingFacts, EngravingFont, EngravingPlace } from './facts.ts'
import fonts from './fonts.json'

/** What the workshop offers to engrave on a piece. */
export type EngravingOffer = {
  maxLetters: number
  /** Never empty; the first is what the page proposes. */
  fonts: EngravingFont[]
  /** Null: the catalogue does not say where. */
  place: EngravingPlace | null
}

/** What is to be cut into one piece. */
export type Engraving = {
  letters: string
  font: EngravingFont
  place: EngravingPlace | null
}

/** The facts of a piece that engraving asks for; without `engraving` the piece is not engraved. */
type Facts = { engraving?: EngravingFacts | undefined }

/** What can be engraved on a piece with these facts; null: nothing. */
export const engravingOf = ({ engraving }: Facts): EngravingOffer | null =>
  engraving ? { ...engraving, place: engraving.place ?? null } : null

/**
 * Working days that engraving adds to a piece's time in the workshop. Ask it for engraved lines
 * only.
 */
export function engravingDays(facts: Facts): number {
  return facts.engraving?.extraDays ?? 2
}

/**
 * Why letters are refused; `letter` is the first that cannot be cut, `elsewhere` the offered fonts
 * that could.
 */
export type EngravingRefusal =
  | { reason: 'not-offered' }
  | { reason: 'too-long'; limit: number; length: number }
  | { reason: 'unseen' }
  | { reason: 'letter'; letter: string; font: EngravingFont; elsewhere: EngravingFont[] }

/**
 * Nothing longer can be engraved, and telling letters apart in a body of 64 KiB takes longer than a
 * Worker may think.
 */
const MOST_TYPED = 500

/**
 * Reads what a shopper wants engraved: letters with one space between words and none around; null
 * without any. A letter is what a reader takes for one, however it is stored, and can be cut when
 * the font has a glyph for it. The glyphs are read from the font that the preview is drawn with:
 * `npm run generate:engraving`.
 *
 * @param font as it was posted; any other than the offered ones means the first of them
 */
export function readEngraving(
  typed: { letters: string; font: string },
  offer: EngravingOffer | null,
): { ok: true; engraving: Engraving | null } | { ok: false; refusal: EngravingRefusal } {
  const tidy = typed.letters.normalize('NFC').replace(/\s+/gu, ' ').trim()
  const letters = tidy.slice(0, MOST_TYPED)
  if (letters === '') return { ok: true, engraving: null }
  if (!offer) return { ok: false, refusal: { reason: 'not-offered' } }
  const font = offeredFont(typed.font, offer)

  const signs = lettersOf(letters)
  const limit = offer.maxLetters
  if (signs.length > limit)
    return { ok: false, refusal: { reason: 'too-long', limit, length: signs.length } }
  const letter = signs.find((sign) => !canCut(font, sign))
  if (letter === undefined) return { ok: true, engraving: { letters, font, place: offer.place } }
  if (!/^[\p{L}\p{N}\p{P}\p{S}]/u.test(letter) || letter.length > 40)
    return { ok: false, refusal: { reason: 'unseen' } }
  const elsewhere = offer.fonts.filter((other) => canCut(other, letter))
  return { ok: false, refusal: { reason: 'letter', letter, font, elsewhere } }
}

/**
 * Whether what was wanted before can still be engraved, as it was wanted, on a piece with these
 * facts.
 */
export function canEngrave({ letters, font }: Engraving, facts: Facts): boolean {
  const offer = engravingOf(facts)
  return Boolean(offer?.fonts.includes(font)) && readEngraving({ letters, font }, offer).ok
}

/** The font that was chosen, or the first that is offered. */
export const offeredFont = (font: string, offer: EngravingOffer): EngravingFont =>
  offer.fonts.find((each) => each === font) ?? offer.fonts[0] ?? 'roman'

/**
 * About how wide letters are, in their own height: by the means of capitals, small letters and the
 * rest of the font.
 */
export function widthOf(font: EngravingFont, letters: string): number {
  const [capital = 0, small = 0, other = 0] = fonts[font].widths
  const width = (letter: string) =>
    /\p{Lu}/u.test(letter) ? capital : /\p{Ll}/u.test(letter) ? small : other
  return [...letters].reduce((sum, letter) => sum + width(letter), 0)
}

const canCut = (font: EngravingFont, letter: string) => glyphs[font].test(letter)

const glyphs = Object.fromEntries(
  Object.entries(fonts).map(([font, { letters }]) => [font, new RegExp(`^[${letters}]$`, 'u')]),
) as Record<EngravingFont, RegExp>

/** An engraving as the one text that is sealed, and by which two lines are the same or not. */
export const engravingText = ({ letters, font, place }: Engraving): string =>
  JSON.stringify({ letters, font, place })

/** The engraving that such a text holds. */
export const engravingFrom = (text: string): Engraving => JSON.parse(text)
