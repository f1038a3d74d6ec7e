/** An amount in the currency's minor unit (cents; yen, where there is none). Always a whole number. */
export type Minor = number

/** Number of decimals of a currency, by ISO 4217 as `Intl` knows it. */
export function decimalsOf(currency: string): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions()
    .maximumFractionDigits as number
}

/**
 * Amount as people read it, `€1,890` or `€7.90`: without decimals where they are zero, unless `exact`, for amounts that stand
 * in a column with their sum.
 */
export function formatMoney(
  amount: Minor,
  currency: string,
  locale: string,
  exact = false,
): string {
  const scale = 10 ** decimalsOf(currency)
  const options: Intl.NumberFormatOptions = { style: 'currency', currency }
  if (!exact && amount % scale === 0) options.minimumFractionDigits = 0
  return new Intl.NumberFormat(locale, options).format(amount / scale)
}

/** Amount as machines read it, `1890.00`: for JSON-LD and feeds. */
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
