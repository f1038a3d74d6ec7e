import { foldForSearch } from '../../catalog/listing/rules/fold-for-search.ts'
import { plainDigits } from '../../platform/letters.ts'

/** Words that belong to the surname that follows them: `van der Berg`, `O’Brien`, `de la Cruz`. */
const particles = new Set(
  (
    'van der den de ter ten te het t op vander vanden von zu zum zur vom am auf la le les los las ' +
    'du des di da do dos das del della dello degli dalla lo li d l al el bin ibn ben abu af av o ' +
    'mc mac st san santa saint'
  ).split(' '),
)

/** What follows a surname and does not belong to it. */
const suffixes = new Set(['jr', 'sr', 'junior', 'senior', 'ii', 'iii', 'iv'])

/** A surname in all its spellings: whole, and the parts by which it is asked for as well. */
type Surname = { whole: string; parts: string[] }

/**
 * The surname in a name, folded as people type it: `Anna van der Berg` is `vanderberg`, in parts
 * `berg`. One for each spelling: `Müller` is `muller` and `mueller`. None in a text without letters.
 * A name may also begin with the surname, before a comma.
 */
export function surnamesIn(name: string): Surname[] {
  const [first = '', second = ''] = name.split(',')
  const inOrder = second.trim() ? `${second} ${first}` : first
  return [...new Set([inOrder, spelledOut(inOrder)])].flatMap((spelled) => surnameOf(spelled) ?? [])
}

function surnameOf(name: string): Surname | null {
  // The last word with its hyphens; what stands before it tells particles.
  const words = foldForSearch(name).replaceAll('.', ' ').split(' ').filter(Boolean)
  while (words.length > 1 && suffixes.has(words.at(-1) ?? '')) words.pop()
  const last = words.at(-1)
  if (!last || !/\p{L}/u.test(last)) return null
  let start = words.length - 1
  while (start > 0 && particles.has(words[start - 1] ?? '')) start--
  const hyphenated = /[^\s\p{Pd}]+(\p{Pd}[^\s\p{Pd}]+)+\s*$/u.exec(name.normalize('NFKC'))
  const parts = hyphenated ? foldForSearch(hyphenated[0]).replaceAll('.', ' ').split(' ') : []
  return { whole: words.slice(start).join(''), parts: [last, ...parts] }
}

/** The text with umlauts in two letters, as German and the Nordic languages write them without. */
const spelledOut = (text: string) =>
  text.normalize('NFC').replace(/[äöüåøÄÖÜÅØ]/g, (letter) => twoLetters[letter.toLowerCase()] ?? '')

const twoLetters: Record<string, string> = { ä: 'ae', ö: 'oe', ø: 'oe', ü: 'ue', å: 'aa' }

/** A postal code without blanks, dashes and the country before it: `LV-1073` is `1073`. */
export const foldPostcode = (text: string): string =>
  capitals(text)
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/^[A-Z]{1,3}(?=\d{3})/, '')

/** An article number without blanks, dashes and underscores; a dot is kept: 1.5 is not 15. */
export const foldSku = (text: string): string => capitals(text).replace(/[\s\p{Pd}_]/gu, '')

/** A tracking number as letters and digits alone. */
export const foldTrackingNumber = (text: string): string =>
  capitals(text).replace(/[^\p{L}\p{N}]/gu, '')

const capitals = (text: string) => plainDigits(text.normalize('NFKC')).toUpperCase()

/**
 * How a text can be a surname and a postal code: `van der Berg, 1016 DW`, in either order. Only the
 * code has digits.
 */
export function namesAndPostcodes(text: string): { name: string; postcode: string }[] {
  const words = text.split(/[\s,]+/).filter(Boolean)
  const hasDigit = (part: string) => /\p{Nd}/u.test(part)
  return words.slice(1).flatMap((_, at) => {
    const [head, tail] = [words.slice(0, at + 1).join(' '), words.slice(at + 1).join(' ')]
    if (hasDigit(head) === hasDigit(tail)) return []
    return [hasDigit(head) ? { name: tail, postcode: head } : { name: head, postcode: tail }]
  })
}
