import type { Minor } from '../../platform/money.ts'

/**
 * Currencies without decimals that Stripe still counts in hundredths.
 * Source: docs.stripe.com/currencies, "Special cases" (ISK, UGX).
 */
const countedInHundredths = new Set(['ISK', 'UGX'])

/** Our amount as Stripe writes it. Zero-decimal currencies (JPY) and three-decimal ones (KWD) are the same in both. */
export const toStripe = (amount: Minor, currency: string): number =>
  countedInHundredths.has(currency.toUpperCase()) ? amount * 100 : amount

export const fromStripe = (amount: number, currency: string): Minor =>
  countedInHundredths.has(currency.toUpperCase()) ? Math.round(amount / 100) : amount
