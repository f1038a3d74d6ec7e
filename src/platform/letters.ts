/**
 * The letters of a text, as a reader counts them: `é`, `👍🏽` and `क्षि` are one each, of however
 * many characters. They are what Unicode calls extended grapheme clusters: Unicode Standard Annex
 * 29.
 */
export const lettersOf = (text: string): string[] =>
  [...new Intl.Segmenter().segment(text)].map(({ segment }) => segment)

/** A text that begins a line. */
export const capitalized = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
