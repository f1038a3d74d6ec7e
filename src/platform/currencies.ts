/**
 * A currency as the payment provider counts it. Every amount in the shop is a whole number of its
 * minor units, so that the page, the order and the charge hold the same number.
 */
export type Currency = {
  code: string
  /** Digits of the minor unit: 2 for cents. */
  decimals: number
  /** Digits that people see; fewer than `decimals` where fractions cannot be charged. */
  shown: number
  /** Every amount is a multiple of this. */
  step: number
  /** Smallest total that can be charged. */
  least: number
  /** Largest total that can be charged. */
  most: number
}

// Source of all that follows: docs.stripe.com/currencies, as of November 2026. `Intl` is no source:
// it knows how people write a currency, differs between runtimes, and says 0 for HUF and RSD.

/** "Supported presentment currencies" without those of the next three lists. */
const withTwoDecimals =
  'AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BRL BSD BWP BYN BZD CAD CDF CHF ' +
  'CNY COP CRC CVE CZK DKK DOP DZD EGP ETB EUR FJD FKP GBP GEL GIP GMD GTQ GYD HKD HNL HTG HUF IDR ' +
  'ILS INR JMD KES KGS KHR KYD KZT LAK LBP LKR LRD LSL MAD MDL MKD MMK MNT MOP MUR MVR MWK MXN MYR ' +
  'MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SEK SGD SHP SLE ' +
  'SOS SRD STD SZL THB TJS TOP TRY TTD TWD TZS UAH USD UYU UZS WST XCD XCG YER ZAR ZMW'
/** "Zero-decimal currencies". */
const withoutDecimals = 'BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF'
/** "Special cases": counted in hundredths, and charged in whole units. */
const wholeInHundredths = 'ISK UGX'
/** "Three-decimal currencies": the last digit must be 0. */
const withThreeDecimals = 'BHD JOD KWD OMR TND'

/**
 * "Minimum charge amount by currency", in minor units, where it is not 50. It holds for the
 * account's own currency; for others the provider converts it, and has the last word.
 */
const least: Record<string, number> = {
  ...{ AED: 200, CZK: 1500, DKK: 250, GBP: 30, HKD: 400, HUF: 17_500, MXN: 1000, MYR: 200 },
  ...{ NOK: 300, PLN: 200, RON: 200, SEK: 300, THB: 1000 },
}

/** "Maximum charge amounts", those that every payment method has. */
const mostDigits: Record<string, number> = { IDR: 12, COP: 10, INR: 9 }
/**
 * Currencies of which eight digits, 999,999.99, are less than a fine piece costs. Cards take
 * twelve, and the provider's page leaves out the methods that do not.
 */
const smallUnits =
  'AFN ALL AMD AOA ARS BDT BIF CDF CRC CVE DOP DZD EGP ETB GMD GNF GYD HTG HUF ISK JMD KES KGS KHR ' +
  'KRW KZT LAK LBP LKR LRD MGA MKD MMK MNT MUR MWK MZN NGN NPR PHP PKR PYG RSD RUB RWF SOS STD THB ' +
  'TRY TWD TZS UAH UGX UYU UZS VND YER'

const currencies = new Map<string, Currency>()
const add = (codes: string, decimals: number, shown = decimals, step = 1) => {
  for (const code of codes.split(' ')) {
    const digits = mostDigits[code] ?? (smallUnits.includes(code) ? 12 : 8)
    // The largest multiple of `step` that has no more digits.
    const most = 10 ** digits - step
    currencies.set(code, { code, decimals, shown, step, least: least[code] ?? 50, most })
  }
}
add(withTwoDecimals, 2)
add(withoutDecimals, 0)
add(wholeInHundredths, 2, 0, 100)
add(withThreeDecimals, 3, 3, 10)

/** The codes of the currencies in which a shop can sell. */
export const currencyCodes: ReadonlySet<string> = new Set(currencies.keys())

/**
 * Those that PayPal charges with the same decimals: without HUF and TWD, of which it takes no
 * fractions. Source: developer.paypal.com/api/rest/reference/currency-codes, as of November 2026.
 */
export const paypalCurrencies: ReadonlySet<string> = new Set(
  'AUD BRL CAD CHF CNY CZK DKK EUR GBP HKD ILS JPY MXN MYR NOK NZD PHP PLN SEK SGD THB USD'.split(
    ' ',
  ),
)

/**
 * A currency by its ISO 4217 code. One in which no shop can sell, but in which money may have come,
 * has two decimals, as the provider counts whatever it does not list.
 */
export const currencyOf = (code: string): Currency =>
  currencies.get(code) ?? { code, decimals: 2, shown: 2, step: 1, least: 50, most: 99_999_999 }
