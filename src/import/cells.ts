import type { Minor } from '../platform/money.ts'

/** The value of a cell, or what is wrong and how to write it. */
export type Read<T> = { ok: true; value: T } | { ok: false; message: string }

/**
 * The currency of a file's prices. `step`: every price is a multiple of it; absent: of 1. `most`:
 * what can be paid online at once.
 */
export type Currency = { code: string; decimals: number; step?: number; most?: number }

/** Reads `1890.00`. Goes from digits to minor units without fractions, so that no cent is lost. */
export function readPrice(text: string, currency: Currency): Read<Minor> {
  const { code, decimals, step = 1 } = currency
  const example = decimals === 0 ? '1890' : `1890.${'0'.repeat(decimals)}`
  if (/^-\s*\d/.test(text)) return wrong(`"${text}" is negative. Write ${example}.`)
  const parts = text.match(/^(\d+)(?:\.(\d*))?$/)
  if (!parts)
    return wrong(`"${text}" is not a price. Write it like ${example}, with no currency or commas.`)
  const [, whole = '', fraction = ''] = parts
  if (/[^0]/.test(fraction.slice(decimals)))
    return wrong(`"${text}" has more decimals than ${code} has (${decimals}). Round it.`)
  // In half of Europe 1.000 is a thousand.
  if (decimals !== 3 && /^[1-9]\d{0,2}\.\d{3}$/.test(text)) {
    const [one, thousand] = [text, whole + fraction].map((each) => Number(each).toFixed(decimals))
    return wrong(`"${text}" may be a thousand. Write ${one} or ${thousand}.`)
  }
  const digits = whole + fraction.slice(0, decimals).padEnd(decimals, '0')
  const value = Number(digits)
  if (!Number.isSafeInteger(value)) return wrong(`"${text}" is too large for a price.`)
  if (value % step !== 0)
    return wrong(`"${text}" cannot be charged in ${code}. Round it to ${step / 10 ** decimals}.`)
  return right(value)
}

/** Reads units in stock; Shopify exports negative numbers for oversold variants. */
export function readStock(text: string): Read<number> {
  if (!/^-?\d{1,9}$/.test(text))
    return wrong(`"${text}" is not a number of pieces. Write a whole number, like 3.`)
  return right(Number(text))
}

/** Reads grams, rounded to whole ones, which delivery uses. */
export function readGrams(text: string): Read<number> {
  if (!/^\d{1,9}(\.\d+)?$/.test(text))
    return wrong(`"${text}" is not a weight in grams. Write a number, like 12.`)
  return right(Math.round(Number(text)))
}

export function readYesNo(text: string): Read<boolean> {
  const value = { true: true, false: false }[text.toLowerCase()]
  return value === undefined ? wrong(`"${text}" is neither TRUE nor FALSE.`) : right(value)
}

/** Reads what happens when stock runs out: true if the variant is still sold. */
export function readContinueSelling(text: string): Read<boolean> {
  const value = { continue: true, true: true, deny: false, false: false }[text.toLowerCase()]
  return value === undefined ? wrong(`"${text}" is neither DENY nor CONTINUE.`) : right(value)
}

/** Reads Shopify's product status. */
export function readStatus(text: string): Read<'active' | 'draft' | 'archived' | 'unlisted'> {
  const known = (['active', 'draft', 'archived', 'unlisted'] as const).find(
    (status) => status === text.toLowerCase(),
  )
  return known ? right(known) : wrong(`"${text}" is not active, draft or archived.`)
}

const right = <T>(value: T): Read<T> => ({ ok: true, value })
const wrong = (message: string): Read<never> => ({ ok: false, message })
