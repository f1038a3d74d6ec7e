import { plainDigits } from '../../platform/letters.ts'
import { formatOf } from './rules.ts'

/** No postal code has more letters and digits, even with its country before it. */
const MOST_SIGNS = 14

/**
 * A postal code as its country writes it: `1008994` is `100-8994` in Japan; null when it does not
 * have the country's form. However it is typed: letters and digits of any width, any digits, other
 * separators or none, and with the country's letters before it, `CH-8001`, or without them where
 * they belong to it, `LV-1073`.
 */
export function readPostcode(country: string, text: string): string | null {
  // Capitals of letters with several accents come apart: a second time puts them together.
  const capitals = text.slice(0, 50).normalize('NFKC').toUpperCase().normalize('NFKC')
  const typed = plainDigits(capitals).trim()
  const { zip, example = '' } = formatOf(country)
  if (!zip) return typed.replace(/\s+/g, ' ')
  const form = new RegExp(`^(?:${zip})$`)
  const signs = typed.replace(/[^A-Z0-9]/g, '')
  if (signs.length > MOST_SIGNS) return null
  const bare = signs.replace(new RegExp(`^(?:(?:${signOf(country)})(?=\\d)|${country})`), '')
  for (const code of [signs, bare, country + bare]) {
    const spelled = spellings(code, /[ -]/.exec(example)?.[0]).find((each) => form.test(each))
    if (spelled) return spelled
  }
  return null
}

/** A code with a hyphen or blank at each place, or none; first as the country's example has it. */
function spellings(code: string, usual = ''): string[] {
  const separators = [...new Set([usual, '', '-', ' '])]
  return separators.flatMap((separator) =>
    separator
      ? Array.from(code, (_, at) => code.slice(0, at) + separator + code.slice(at))
      : [code],
  )
}

/**
 * What people write before a postal code besides the country's ISO code: the sign that its cars
 * wear, in most cases the first letter, `D-10115`.
 */
const signOf = (country: string) =>
  ({ LI: 'FL', FI: 'FIN|F', SI: 'SLO|S', EE: 'EST|E' })[country] ?? country.charAt(0)
