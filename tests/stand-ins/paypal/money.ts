/** Amounts as PayPal writes them, and as whole numbers of minor units. */
export type Money = { currency_code: string; value: string }

/** developer.paypal.com/api/rest/reference/currency-codes; those without decimals after them. */
const withDecimals =
  'AUD BRL CAD CNY CZK DKK EUR HKD ILS MYR MXN NZD NOK PHP PLN GBP SGD SEK CHF THB USD'
const withoutDecimals = 'HUF JPY TWD'

export const currencies: ReadonlySet<string> = new Set(
  `${withDecimals} ${withoutDecimals}`.split(' '),
)

const decimalsOf = (currency: string): number => (withoutDecimals.includes(currency) ? 0 : 2)

export function toMoney(minor: number, currency: string): Money {
  const decimals = decimalsOf(currency)
  return { currency_code: currency, value: (minor / 10 ** decimals).toFixed(decimals) }
}

/** Minor units; of an amount that has more decimals than its currency, what is wrong with it. */
export function toMinor({ currency_code: currency, value }: Money): number | string {
  const [, sign = '', whole = '', fraction = ''] = /^(-?)(\d*)\.?(\d*)$/.exec(value) ?? []
  const decimals = decimalsOf(currency)
  if (decimals === 0 && value.includes('.')) return 'DECIMALS_NOT_SUPPORTED'
  if (fraction.length > decimals) return 'DECIMAL_PRECISION'
  return Number(`${sign}${whole || '0'}${fraction.padEnd(decimals, '0')}`)
}

/** Minor units of an amount that was checked. */
export function minorOf(money: Money): number {
  const minor = toMinor(money)
  if (typeof minor === 'string') throw new Error(`${money.value} ${money.currency_code}: ${minor}`)
  return minor
}

export const sayMoney = ({ currency_code: currency, value }: Money): string =>
  `${value} ${currency}`
