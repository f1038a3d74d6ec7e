import { breaches, stonesOf, type WordingRule } from './claims.ts'

/**
 * A treatment that is not permanent, needs special care or affects the value must be disclosed, and
 * in a shop where nobody sees the stone before buying, in the description: 16 CFR 23.24 (and 23.14
 * for diamonds). For stones that are mostly treated, the file must name the treatment, or "none".
 */
export const treatmentDisclosed: WordingRule = (wording) =>
  [
    ...new Set(
      stonesOf(wording)
        .filter(isUndisclosed)
        .map(({ kind }) => kind),
    ),
  ].map((kind) => ({
    field: 'stones',
    line: wording.line,
    message: `${kind}: usually treated, but nothing is said about it. Add "treatment": "heated", "minor oil", … or "none" (16 CFR 23.24).`,
  }))

/** A text must not deny a treatment in the facts. */
export const treatmentNotDenied: WordingRule = (wording) => {
  const stones = stonesOf(wording)
  const treated = stones.filter(({ treatment }) => treatment !== undefined && treatment !== 'none')
  if (treated.length < stones.length || treated.length === 0) return []
  return breaches(
    wording.claims,
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

/** Stones that have usually been heated, oiled, dyed or irradiated. */
const mostlyTreated =
  /\b(?:sapphire|ruby|emerald|aquamarine|amethyst|citrine|topaz|tanzanite|tourmaline|zircon|turquoise|jade|jadeite|opal|lapis(?: lazuli)?|onyx|agate|chalcedony)$/i
