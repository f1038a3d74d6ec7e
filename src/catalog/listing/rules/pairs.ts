/** Words of the scripts that write them without blanks; Korean writes only its compounds so. */
export const withoutBlanks =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ー\p{sc=Hangul}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]+/gu

/** Whether a token is written without blanks between its words. */
export const isWithoutBlanks = (word: string): boolean => word.search(withoutBlanks) === 0

/**
 * Every two neighbouring letters of a token without blanks: `真珠ネ` as `真珠`, `珠ネ`. Where a word
 * ends nobody can tell without a dictionary; a text has the word if it has all its pairs. Any other
 * token is returned alone.
 *
 * @param which `all`: also the last letter, so that a search for a single letter finds it by the
 *   beginning of some pair
 */
export function pairsOf(word: string, which?: 'all'): string[] {
  const letters = isWithoutBlanks(word) ? [...word] : []
  if (letters.length < 2) return [word]
  const pairs = letters.map((letter, at) => letter + (letters[at + 1] ?? ''))
  return which ? pairs : pairs.slice(0, -1)
}

/** Words of a search as one text, pairs as the word that they come from. */
export const textOf = (words: string[]): string =>
  words
    .reduce((text, word) => {
      const [first = '', ...rest] = word
      const continues = isWithoutBlanks(word) && rest.length > 0 && text.endsWith(first)
      return text + (continues ? rest.join('') : ` ${word}`)
    }, '')
    .trim()
