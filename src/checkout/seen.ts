import { decodeBase64Url, encodeBase64Url } from 'hono/utils/encode'
import * as z from 'zod/mini'
import { MAX_LINES } from '../cart/rules.ts'
import type { Offer } from './rules/offers.ts'

/** Letters of a line's name that are sent: enough to tell lines apart in a message. */
export const NAME_LETTERS = 100

/**
 * UTF-16 code units that the text has at most: forty lines, each with a name of three bytes a
 * letter, make some 25,000.
 */
export const SEEN_UNITS = 32_768

const seenLine = z.object({
  variant: z.string(),
  /** Digest of the engraving; empty without one. */
  engraving: z.string(),
  /** In words: the title, the variant, the engraving. */
  name: z.string(),
  quantity: z.int(),
  /** Of one unit, in minor units. */
  price: z.int(),
})

/** What the checkout page shows of a line of the cart. */
export type SeenLine = z.infer<typeof seenLine>

/** A line that was seen otherwise; one that was not seen; one that is gone. */
export type Change =
  | { was: SeenLine; is: SeenLine }
  | { was: null; is: SeenLine }
  | { was: SeenLine; is: null }

/**
 * The lines, prices and dates that the checkout page shows, in one text. The form sends it back:
 * when it is not the same any more, the page is shown again instead of ordering, charging or
 * promising what nobody saw. In base64url, which no form and no tidying changes.
 *
 * Prices include tax, so that another country's rate changes nothing that is paid: the text says
 * only whether there is any. Without it, duty may be due on arrival, which must be known before
 * (Directive 2011/83/EU, article 6 (1) (e)).
 *
 * @param taxRate in hundredths of a percent
 */
export const seenText = (
  currency: string,
  lines: SeenLine[],
  taxRate: number,
  offers: Offer[],
): string =>
  encodeBase64Url(
    new TextEncoder().encode(
      JSON.stringify({
        currency,
        lines,
        taxed: taxRate > 0,
        offers: offers.map(({ method, price, dates }) => ({ method, price, dates })),
      }),
    ).buffer,
  )

/** How lines differ from those that were seen. None where the text says nothing readable. */
export function changesSince(seen: string, lines: SeenLine[]): Change[] {
  const before = readLines(seen)
  return [
    ...before.flatMap((was): Change[] => {
      const is = lines.find((line) => isSame(line, was))
      if (!is) return [{ was, is: null }]
      return is.quantity === was.quantity && is.price === was.price ? [] : [{ was, is }]
    }),
    ...lines
      .filter((is) => before.length > 0 && !before.some((was) => isSame(is, was)))
      .map((is) => ({ was: null, is })),
  ]
}

const isSame = (a: SeenLine, b: SeenLine) =>
  a.variant === b.variant && a.engraving === b.engraving && a.name === b.name

function readLines(seen: string): SeenLine[] {
  try {
    const { lines } = JSON.parse(new TextDecoder().decode(decodeBase64Url(seen)))
    return z.array(seenLine).check(z.maxLength(MAX_LINES)).parse(lines)
  } catch {
    // Left out or tampered with: then nobody knows what was seen.
    return []
  }
}
