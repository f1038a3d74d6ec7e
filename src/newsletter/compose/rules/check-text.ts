import { type Finding, stops, warns } from './fault.ts'

const matches = (texts: string[], pattern: RegExp): string[] =>
  texts.flatMap((text) => text.match(pattern) ?? [])

/**
 * Looks for what was not meant to be sent: placeholders that the shop does not know, notes to
 * oneself, HTML, and lines for products that are none.
 *
 * @param texts what is read, subject and preheader included, in pieces that belong together
 */
export function checkTexts(texts: string[]): Finding[] {
  return [
    ...stops(
      'placeholder-left',
      matches(texts, /\{{1,2}[^\s{}][^{}]{0,60}\}{1,2}|%%\w{1,40}%%|\*\|\w{1,40}\|\*/g),
    ),
    ...warns('note-left', matches(texts, /\b(?:TODO|FIXME|TBD|TK|XXX|[Ll]orem ipsum)\b/g)),
    ...warns('html-left', matches(texts, /<\/?[a-z][^<>]{0,80}>/gi)),
    ...stops('product-line', matches(texts, /\[(?:product|button):[^[\]]{0,120}\]?/gi)),
  ]
}

/** Of a currency: how its amounts are written, and how many decimals they have. */
export type Written = { signs: string[]; decimals: number }

/**
 * Amounts of money that somebody wrote into the text and that are no price of a product block: they
 * stay as they are when prices change.
 *
 * @param known prices of the blocks, in minor units
 */
export function pricesByHand(
  texts: string[],
  known: number[],
  { signs, decimals }: Written,
): Finding[] {
  const sign = signs.map((each) => each.replace(/[$.*+?^(){}|[\]\\/]/g, '\\$&')).join('|')
  const number = String.raw`\d(?:[\d.,'’\u00A0\u202F]{0,14}\d)?`
  const amount = new RegExp(
    String.raw`(?:${sign})\s?${number}|${number}\s?(?:${sign})(?!\p{L})`,
    'gu',
  )
  const found = matches(texts, amount)
  return warns(
    'price-by-hand',
    found.filter((text) => !known.includes(minorOf(text, decimals))),
  )
}

/** `€1,890.50`, `1.890,50 €` and `€ 1890.5` in minor units. */
function minorOf(text: string, decimals: number): number {
  const number = text.replace(/[^\d.,]/g, '').replace(/^[.,]+|[.,]+$/g, '')
  const [, whole = '', part = ''] = (decimals > 0 &&
    new RegExp(`^(.*)[.,](\\d{1,${Math.min(decimals, 2)}})$`).exec(number)) || ['', number]
  return Number(whole.replace(/\D/g, '') + part.padEnd(decimals, '0').slice(0, decimals))
}
