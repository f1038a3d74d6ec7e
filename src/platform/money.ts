/** An amount in the currency's minor unit (cents; whole yen, which has none). Always an integer. */
export type Minor = number

/** Number of decimals of a currency, by ISO 4217 as `Intl` knows it. */
export function decimalsOf(currency: string): number {
  return formatterOf('en', currency, true).resolvedOptions().maximumFractionDigits as number
}

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
  const scale = 10 ** decimalsOf(currency)
  return formatterOf(locale, currency, exact || amount % scale !== 0).format(amount / scale)
}

const formatters = new Map<string, Intl.NumberFormat>()

/** Cached: creating one takes longer than rendering the card around a price. */
function formatterOf(locale: string, currency: string, decimals: boolean): Intl.NumberFormat {
  const name = `${locale} ${currency} ${decimals}`
  const known = formatters.get(name)
  if (known) return known
  const options: Intl.NumberFormatOptions = { style: 'currency', currency }
  if (!decimals) options.minimumFractionDigits = 0
  const made = new Intl.NumberFormat(locale, options)
  formatters.set(name, made)
  return made
}

/** An amount for machines, `1890.00`: for JSON-LD and feeds. */
export function decimalMoney(amount: Minor, currency: string): string {
  const decimals = decimalsOf(currency)
  return (amount / 10 ** decimals).toFixed(decimals)
}

/**
 * The tax contained in a gross amount, rounded half up to the minor unit.
 * `rate` in hundredths of a percent: 1900 is 19 %.
 */
export function taxWithin(gross: Minor, rate: number): Minor {
  return Math.round((gross * rate) / (10_000 + rate))
}
