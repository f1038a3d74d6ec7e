/** docs.stripe.com/currencies#zero-decimal and #three-decimal, the lists of 2026. */
const withoutDecimals = words('bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf')
const withThreeDecimals = words('bhd jod kwd omr tnd')

/** docs.stripe.com/currencies#minimum-and-maximum-charge-amounts; in the smallest unit. */
const leastCharge: Record<string, number> = {
  aed: 200,
  bgn: 100,
  czk: 1500,
  dkk: 250,
  gbp: 30,
  hkd: 400,
  huf: 17_500,
  mxn: 1000,
  myr: 200,
  nok: 300,
  pln: 200,
  ron: 200,
  sek: 300,
  thb: 1000,
}

const known = new Set(Intl.supportedValuesOf('currency').map((code) => code.toLowerCase()))

/** Whether Stripe takes this currency. Lower case, as its documentation asks. */
export function isCurrency(code: string): boolean {
  return known.has(code)
}

/**
 * The smallest amount Stripe charges, in the smallest unit. Where no minimum is published, that of
 * most: 50.
 */
export function leastAmount(currency: string): number {
  return leastCharge[currency] ?? 50
}

/** Stripe's own idea of decimals, which is not ISO's: an amount of 500 is ¥500 and €5.00. */
export function formatAmount(amount: number, currency: string): string {
  const decimals = withoutDecimals.has(currency) ? 0 : withThreeDecimals.has(currency) ? 3 : 2
  return new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  }).format(amount / 10 ** decimals)
}

function words(text: string): Set<string> {
  return new Set(text.split(' '))
}
