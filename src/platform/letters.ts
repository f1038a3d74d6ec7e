/**
 * The letters of a text, as a reader counts them: `é`, `👍🏽` and `क्षि` are one each, however many
 * characters they take. Unicode calls them extended grapheme clusters (Unicode Standard Annex 29).
 */
export const lettersOf = (text: string): string[] =>
  [...new Intl.Segmenter().segment(text)].map(({ segment }) => segment)

export const capitalized = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/**
 * The text with the digits of every script as 0 to 9: `１٢३` is `123`. In Unicode the ten digits of
 * a script follow each other, and begin at a code point that ends in 0 or 6.
 */
export const plainDigits = (text: string): string =>
  text.replace(/\p{Nd}/gu, (digit) => {
    const point = digit.codePointAt(0) ?? 0
    const begin = point & ~15
    const beginsAtZero = /\p{Nd}/u.test(String.fromCodePoint(begin))
    return String(point - begin - (beginsAtZero ? 0 : 6))
  })
