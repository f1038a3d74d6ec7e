import type { Minor } from '../../platform/money.ts'

/**
 * Currencies without decimals that Stripe still counts in hundredths.
 * Source: docs.stripe.com/currencies, "Special cases" (ISK, UGX).
 */
const countedInHundredths = new Set(['ISK', 'UGX'])

/**
 * Our amount as Stripe writes it: the same in every other currency that the configuration allows.
 */
export const toStripe = (amount: Minor, currency: string): number =>
  countedInHundredths.has(currency.toUpperCase()) ? amount * 100 : amount

export const fromStripe = (amount: number, currency: string): Minor =>
  countedInHundredths.has(currency.toUpperCase()) ? Math.floor(amount / 100) : amount
