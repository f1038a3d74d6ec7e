import { canBeCharged, decimalsOf, type Minor } from '../../../platform/money.ts'

/**
 * Reads an amount as people write it: `430`, `1.234,50`, `1,234.50`, `1 234,50 €`, `1’234.50`,
 * `430,–`. What could be two amounts is none: `1.234` is a thousand where the locale's decimals
 * follow a comma, and refused where they follow a point.
 *
 * @returns the amount in minor units; null: it is none, or none that the currency has
 */
export function readAmount(text: string, currency: string, locale: string): Minor | null {
  const bare = text
    .normalize('NFKC')
    .replace(new RegExp(`${currency}|[\\p{Sc}\\s'’]`, 'giu'), '')
    .replace(/[.,][-–—]+$/, '')
  const split = splitAt(bare, decimalsOf(currency), locale)
  if (!split) return null
  const { whole, fraction } = split
  const digits = whole.replace(/\D/g, '') + fraction.padEnd(decimalsOf(currency), '0')
  const amount = Number(digits)
  return canBeCharged(amount, currency) ? amount : null
}

/** What stands before and after the mark of the decimals. Null: it cannot be told. */
function splitAt(
  text: string,
  decimals: number,
  locale: string,
): { whole: string; fraction: string } | null {
  const [, before = '', mark = '', after = ''] = /^(\d[\d.,]*?)(?:([.,])(\d+))?$/.exec(text) ?? []
  const marks = new Set(text.replace(/\d/g, ''))
  const isPlain = mark === ''
  // The same mark twice only groups; a single one before three digits could do either.
  const groups = marks.size === 1 && (before.includes(mark) || after.length === 3)
  const isAmbiguous = groups && !before.includes(mark) && mark === decimalMark(locale)
  if (isAmbiguous && decimals !== 3) return null
  const [whole, fraction] = isPlain || (groups && !isAmbiguous) ? [text, ''] : [before, after]
  const isGrouped = /^\d+$|^\d{1,3}(?:([.,])\d{2,3}(?:\1\d{2,3})*)?$/.test(whole)
  const isWhole = isGrouped && !/[.,]\d\d$/.test(whole) && !(fraction && whole.includes(mark))
  return before !== '' && isWhole && fraction.length <= decimals ? { whole, fraction } : null
}

const decimalMark = (locale: string): string | undefined =>
  new Intl.NumberFormat(locale).formatToParts(1.5).find(({ type }) => type === 'decimal')?.value

/** An amount as it stands in a field, `1234.50`: with the decimals' mark of the locale. */
export const formatAmount = (amount: Minor, currency: string, locale: string): string =>
  new Intl.NumberFormat(locale, {
    useGrouping: false,
    numberingSystem: 'latn',
    minimumFractionDigits: decimalsOf(currency),
    maximumFractionDigits: decimalsOf(currency),
  }).format(amount / 10 ** decimalsOf(currency))

/** How an amount may be written. */
export const exampleAmount = (currency: string, locale: string): string =>
  formatAmount(120 * 10 ** decimalsOf(currency), currency, locale)
