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
  /** Null: ordered before there was a choice. */
  font: EngravingFont | null
  place: EngravingPlace | null
}

const everyFont = Object.keys(fonts) as EngravingFont[]

/** The facts of a piece that engraving asks for; without `engraving` the piece is not engraved. */
type Facts = { engraving?: EngravingFacts | undefined; engravingMaxLetters?: number | undefined }

/** What can be engraved on a piece with these facts; null: nothing. */
export function engravingOf(facts: Facts): EngravingOffer | null {
  const { engraving, engravingMaxLetters } = facts
  if (engraving) return { ...engraving, place: engraving.place ?? null }
  if (engravingMaxLetters === undefined) return null
  return { maxLetters: engravingMaxLetters, fonts: everyFont, place: null }
}

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
  const offered = font === null || Boolean(offer?.fonts.includes(font))
  return offered && readEngraving({ letters, font: font ?? '' }, offer).ok
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

const VERSION = 'v1'

/** An engraving as the one text that is sealed, and by which two lines are the same or not. */
export const engravingText = ({ letters, font, place }: Engraving): string =>
  [VERSION, font ?? '', place ?? '', letters].join('\t')

/**
 * The engraving that such a text holds. A text without tabs is of the time before there were fonts:
 * the letters alone.
 */
export function engravingFrom(text: string): Engraving {
  const [version, font, place, letters] = text.split('\t')
  if (version !== VERSION || letters === undefined)
    return { letters: text, font: null, place: null }
  return {
    letters,
    font: everyFont.find((each) => each === font) ?? null,
    place: engravingPlaces.find((each) => each === place) ?? null,
  }
}

const engravingPlaces: EngravingPlace[] = ['inside', 'front', 'back']
