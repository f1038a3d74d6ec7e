/**
 * Text reduced to what people type: lower case, no accents, no signs that nobody sees (soft hyphens,
 * joiners), `ł ø ß æ` in plain letters, words separated by one space.
 */
export function foldForSearch(text: string): string {
  return visible(text)
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[łøßæœđðþı]/g, (letter) => plainLetters[letter] ?? letter)
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}.]+/gu, ' ')
    .normalize('NFC')
    .trim()
}

/** The text without signs that nobody sees: soft hyphens, joiners, marks of direction. */
export const visible = (text: string): string => text.replace(/\p{Cf}|\p{DI}/gu, '')

const plainLetters: Record<string, string> = {
  ł: 'l',
  ø: 'o',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
}
