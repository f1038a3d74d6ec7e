import type { Minor } from '../platform/money.ts'

/** What a cell says, or what is wrong with it and how to write it. */
export type Read<T> = { ok: true; value: T } | { ok: false; says: string }

/** The currency of a file's prices. */
export type Currency = { code: string; decimals: number }

/**
 * Reads `1890.00`. Digits become minor units without ever being a fraction, so that no cent is
 * lost.
 */
export function readPrice(text: string, currency: Currency): Read<Minor> {
  const { code, decimals } = currency
  const example = decimals === 0 ? '1890' : `1890.${'0'.repeat(decimals)}`
  if (/^-\s*\d/.test(text)) return wrong(`"${text}" is negative. Write ${example}.`)
  const parts = text.match(/^(\d+)(?:\.(\d*))?$/)
  if (!parts)
    return wrong(`"${text}" is not a price. Write it like ${example}, with no currency or commas.`)
  const [, whole = '', fraction = ''] = parts
  if (/[^0]/.test(fraction.slice(decimals)))
    return wrong(`"${text}" has more decimals than ${code} has (${decimals}). Round it.`)
  const digits = whole + fraction.slice(0, decimals).padEnd(decimals, '0')
  const value = Number(digits)
  if (!Number.isSafeInteger(value)) return wrong(`"${text}" is too large for a price.`)
  return right(value)
}

/** Reads pieces in stock; Shopify exports negative numbers for what was oversold. */
export function readStock(text: string): Read<number> {
  if (!/^-?\d{1,9}$/.test(text))
    return wrong(`"${text}" is not a number of pieces. Write a whole number, like 3.`)
  return right(Number(text))
}

/** Reads grams; decimals are rounded, since delivery counts whole grams. */
export function readGrams(text: string): Read<number> {
  if (!/^\d{1,9}(\.\d+)?$/.test(text))
    return wrong(`"${text}" is not a weight in grams. Write a number, like 12.`)
  return right(Math.round(Number(text)))
}

/** Reads TRUE or FALSE. */
export function readYesNo(text: string): Read<boolean> {
  const value = { true: true, false: false }[text.toLowerCase()]
  return value === undefined ? wrong(`"${text}" is neither TRUE nor FALSE.`) : right(value)
}

/** Reads what happens when stock runs out: true where the piece is sold all the same. */
export function readContinueSelling(text: string): Read<boolean> {
  const value = { continue: true, true: true, deny: false, false: false }[text.toLowerCase()]
  return value === undefined ? wrong(`"${text}" is neither DENY nor CONTINUE.`) : right(value)
}

/** Reads Shopify's words for where a product stands. */
export function readStatus(text: string): Read<'active' | 'draft' | 'archived' | 'unlisted'> {
  const known = (['active', 'draft', 'archived', 'unlisted'] as const).find(
    (status) => status === text.toLowerCase(),
  )
  return known ? right(known) : wrong(`"${text}" is not active, draft or archived.`)
}

const right = <T>(value: T): Read<T> => ({ ok: true, value })
const wrong = (says: string): Read<never> => ({ ok: false, says })
