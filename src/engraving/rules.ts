import { lettersOf } from '../platform/letters.ts'
import type { EngravingFacts, EngravingFont, EngravingPlace } from './facts.ts'
import fonts from './letters-by-font.json'

/** The engraving that the workshop offers for a product. */
export type EngravingOffer = {
  maxLetters: number
  /** Never empty; the first is the default. */
  fonts: EngravingFont[]
  /** Null: not in the catalogue. */
  place: EngravingPlace | null
}

/** What to engrave on a unit. */
export type Engraving = {
  letters: string
  font: EngravingFont
  place: EngravingPlace | null
}

/** The facts about engraving; without `engraving`, the product cannot be engraved. */
type Facts = { engraving?: EngravingFacts | undefined }

/** The engraving offered for a product with these facts; null: none. */
export const engravingOf = ({ engraving }: Facts): EngravingOffer | null =>
  engraving ? { ...engraving, place: engraving.place ?? null } : null

/** Working days that engraving adds in the workshop. Call it for engraved lines only. */
export function engravingDays(facts: Facts): number {
  return facts.engraving?.extraDays ?? 2
}

/**
 * Why letters are refused; `letter` is the first that cannot be cut, `elsewhere` the other offered
 * fonts that have it.
 */
export type EngravingRefusal =
  | { reason: 'not-offered' }
  | { reason: 'too-long'; limit: number; length: number }
  | { reason: 'unseen' }
  | { reason: 'letter'; letter: string; font: EngravingFont; elsewhere: EngravingFont[] }

/** UTF-16 code units; nothing longer can be engraved, and counting its letters takes long. */
const MOST_TYPED = 500

/**
 * Reads what a shopper wants engraved: trimmed, with single spaces; null if empty. A letter is what
 * readers see as one, however it is encoded, and can be cut if the font has a glyph for it. The
 * glyphs come from the font of the preview: `npm run generate:engraving`.
 *
 * @param font as posted; any font that is not offered means the first one
 */
export function readEngraving(
  typed: { letters: string; font: string },
  offer: EngravingOffer | null,
): { ok: true; engraving: Engraving | null } | { ok: false; refusal: EngravingRefusal } {
  const whole = typed.letters.trim()
  const cut = whole.slice(0, MOST_TYPED)
  const letters = cut.normalize('NFC').replace(/\s+/gu, ' ').trim()
  if (letters === '') return { ok: true, engraving: null }
  if (!offer) return { ok: false, refusal: { reason: 'not-offered' } }
  const font = offeredFont(typed.font, offer)

  const signs = lettersOf(letters)
  const limit = offer.maxLetters
  // Of a text that was cut, too many letters are left; or there are spaces between them, or marks
  // upon them, without end.
  const length = cut === whole ? signs.length : Math.max(signs.length, limit + 1)
  if (length > limit) return { ok: false, refusal: { reason: 'too-long', limit, length } }
  const letter = signs.find((sign) => !canCut(font, sign))
  if (letter === undefined) return { ok: true, engraving: { letters, font, place: offer.place } }
  if (!/^[\p{L}\p{N}\p{P}\p{S}]/u.test(letter) || letter.length > 40)
    return { ok: false, refusal: { reason: 'unseen' } }
  const elsewhere = offer.fonts.filter((other) => canCut(other, letter))
  return { ok: false, refusal: { reason: 'letter', letter, font, elsewhere } }
}

/** Whether an engraving chosen earlier is still possible, unchanged, with these facts. */
export function canEngrave({ letters, font }: Engraving, facts: Facts): boolean {
  const offer = engravingOf(facts)
  return Boolean(offer?.fonts.includes(font)) && readEngraving({ letters, font }, offer).ok
}

/** The chosen font, or the first one offered. */
export const offeredFont = (font: string, offer: EngravingOffer): EngravingFont =>
  offer.fonts.find((each) => each === font) ?? offer.fonts[0] ?? 'roman'

/**
 * Approximate width of letters as a multiple of their height: by the font's averages for capitals,
 * small letters and the rest.
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

/** An engraving as text, to be sealed and to compare lines by. */
export const engravingText = ({ letters, font, place }: Engraving): string =>
  JSON.stringify({ letters, font, place })

/** The inverse of `engravingText`. */
export const engravingFrom = (text: string): Engraving => JSON.parse(text)
