import { breaches, stonesOf, type WordingRule } from './piece.ts'

/**
 * A treatment that does not last, that asks for care or that changes the value is told, and in a
 * shop where nobody sees the stone before buying, in its description: 16 CFR 23.24 (and 23.14 for
 * diamonds). Of stones that mostly are treated, the file says which treatment, or that there was
 * none.
 */
export const treatmentDisclosed: WordingRule = (piece) =>
  [
    ...new Set(
      stonesOf(piece)
        .filter(isUndisclosed)
        .map(({ kind }) => kind),
    ),
  ].map((kind) => ({
    field: 'stones',
    line: piece.line,
    says: `${kind}: usually treated, but nothing is said about it. Add "treatment": "heated", "minor oil", … or "none" (16 CFR 23.24).`,
  }))

/** A text does not deny what the facts tell. */
export const treatmentNotDenied: WordingRule = (piece) => {
  const stones = stonesOf(piece)
  const treated = stones.filter(({ treatment }) => treatment !== undefined && treatment !== 'none')
  if (treated.length < stones.length || treated.length === 0) return []
  return breaches(
    piece.claims,
    (text) => /\b(?:untreated|unheated|unoiled|not (?:heated|oiled|treated))\b/i.test(text),
    (text) =>
      `${text} denies the treatment given in the stones column. Correct one of them (16 CFR 23.24).`,
  )
}

const isUndisclosed = ({
  kind,
  origin,
  treatment,
}: {
  kind: string
  origin: string
  treatment?: string | undefined
}) => origin === 'natural' && treatment === undefined && mostlyTreated.test(kind)

/** Stones of which most that are sold have been heated, oiled, dyed or irradiated. */
const mostlyTreated =
  /\b(?:sapphire|ruby|emerald|aquamarine|amethyst|citrine|topaz|tanzanite|tourmaline|zircon|turquoise|jade|jadeite|opal|lapis(?: lazuli)?|onyx|agate|chalcedony)$/i
