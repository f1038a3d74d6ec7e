/**
 * docs.stripe.com/currencies, "Supported presentment currencies" of November 2026 and the five with
 * three decimals, written down here once more: the shop's own table is what is tested.
 */
const presentment = words(
  'usd aed afn all amd ang aoa ars aud awg azn bam bbd bdt bif bmd bnd bob brl bsd bwp byn bzd cad ' +
    'cdf chf clp cny cop crc cve czk djf dkk dop dzd egp etb eur fjd fkp gbp gel gip gmd gnf gtq gyd ' +
    'hkd hnl htg huf idr ils inr isk jmd jpy kes kgs khr kmf krw kyd kzt lak lbp lkr lrd lsl mad mdl ' +
    'mga mkd mmk mnt mop mur mvr mwk mxn myr mzn nad ngn nio nok npr nzd pab pen pgk php pkr pln pyg ' +
    'qar ron rsd rub rwf sar sbd scr sek sgd shp sle sos srd std szl thb tjs top try ttd twd tzs uah ' +
    'ugx uyu uzs vnd vuv wst xaf xcd xcg xof xpf yer zar zmw bhd jod kwd omr tnd',
)
/** "Zero-decimal currencies", without UGX, which "Special cases" says is counted in hundredths. */
const withoutDecimals = words('bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf')
const withThreeDecimals = words('bhd jod kwd omr tnd')
/** "Special cases": "You can't charge fractions". */
const wholeOnly = words('isk ugx')

/** "Minimum charge amount by currency", in the smallest unit. */
const leastCharge: Record<string, number> = {
  aed: 200,
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

/** "Maximum charge amounts": twelve digits for most card payments. */
export const MOST = 999_999_999_999

/** Whether Stripe takes this currency. Lower case, as its documentation asks. */
export function isCurrency(code: string): boolean {
  return presentment.has(code)
}

/**
 * The smallest amount Stripe charges, in the smallest unit. Where no minimum is published, that of
 * most: 50.
 */
export function leastAmount(currency: string): number {
  return leastCharge[currency] ?? 50
}

/** Every amount in this currency must be a multiple of this. */
export function stepOf(currency: string): number {
  return wholeOnly.has(currency) ? 100 : withThreeDecimals.has(currency) ? 10 : 1
}

/** Stripe's own idea of decimals, which is not ISO's: an amount of 500 is ¥500 and €5.00. */
export function decimalsOf(currency: string): number {
  return withoutDecimals.has(currency) ? 0 : withThreeDecimals.has(currency) ? 3 : 2
}

export function formatAmount(amount: number, currency: string): string {
  const decimals = decimalsOf(currency)
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
