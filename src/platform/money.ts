import { currencyOf } from './currencies.ts'

/**
 * An amount in the currency's minor unit as currencies.ts counts it (cents; whole yen, which has
 * none). Always an integer.
 */
export type Minor = number

/** Number of decimals of a currency's minor unit. */
export const decimalsOf = (currency: string): number => currencyOf(currency).decimals

/**
 * An amount for people, `€1,890` or `€7.90`: without decimals when they are zero. `exact` keeps
 * them, for amounts in a column with their sum.
 */
export function formatMoney(
  amount: Minor,
  currency: string,
  locale: string,
  exact = false,
): string {
  const { decimals, shown } = currencyOf(currency)
  const scale = 10 ** decimals
  const digits = amount % scale === 0 ? (exact ? shown : 0) : decimals
  return formatterOf(locale, currency, digits).format(amount / scale)
}

const formatters = new Map<string, Intl.NumberFormat>()

/**
 * Cached: creating one takes longer than rendering the card around a price. The digits are never
 * those of `Intl`, whose data is not the provider's.
 */
function formatterOf(locale: string, currency: string, digits: number): Intl.NumberFormat {
  const name = `${locale} ${currency} ${digits}`
  const known = formatters.get(name)
  if (known) return known
  const made = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  })
  formatters.set(name, made)
  return made
}

/** An amount for machines, `1890.00`: for JSON-LD and feeds. */
export function decimalMoney(amount: Minor, currency: string): string {
  const decimals = decimalsOf(currency)
  return (amount / 10 ** decimals).toFixed(decimals)
}

/** Whether an amount is one that its currency has: whole, and in its steps. */
export const canBeCharged = (amount: Minor, currency: string): boolean =>
  Number.isSafeInteger(amount) && amount >= 0 && amount % currencyOf(currency).step === 0

/** Why a total cannot be charged online; null: it can. */
export function chargeFault(total: Minor, currency: string): 'too-small' | 'too-large' | null {
  const { least, most } = currencyOf(currency)
  if (total > most) return 'too-large'
  return total < least ? 'too-small' : null
}

/**
 * The tax contained in a gross amount, rounded half up to the minor unit.
 * `rate` in hundredths of a percent: 1900 is 19 %.
 */
export function taxWithin(gross: Minor, rate: number): Minor {
  return Math.round((gross * rate) / (10_000 + rate))
}
