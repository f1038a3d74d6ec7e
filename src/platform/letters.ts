/**
 * The letters of a text, as a reader counts them: `é`, `👍🏽` and `क्षि` are one each, however many
 * characters they take. Unicode calls them extended grapheme clusters (Unicode Standard Annex 29).
 */
export const lettersOf = (text: string): string[] =>
  [...new Intl.Segmenter().segment(text)].map(({ segment }) => segment)

export const capitalized = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
