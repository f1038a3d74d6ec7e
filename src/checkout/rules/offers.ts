import { type CartLine, goodsTotal, readyTogether } from '../../cart/rules.ts'
import { type DeliveryOption, deliveryOptions } from '../../delivery/rules/options.ts'
import { type PromisedDates, promisedDates } from '../../delivery/rules/promised-dates.ts'
import type { Seconds } from '../../platform/clock.ts'
import type { Config } from '../../platform/config.ts'
import type { Minor } from '../../platform/money.ts'

/** A delivery option for certain goods, with the dates that are promised with it. */
export type Offer = DeliveryOption & { dates: PromisedDates }

/**
 * The options by which these lines can be delivered to a country, with their dates if they are
 * ordered at `at`.
 */
export function offersOf(
  { shop, DELIVERY }: Pick<Config, 'shop' | 'DELIVERY'>,
  lines: Pick<CartLine, 'unitPrice' | 'quantity' | 'readyDays'>[],
  country: string,
  at: Seconds,
): Offer[] {
  const { days } = readyTogether(lines)
  return deliveryOptions(DELIVERY, country, goodsTotal(lines)).map((option) => ({
    ...option,
    dates: promisedDates(shop, days, { country, days: option.days }, at),
  }))
}

/**
 * The prices and dates that the checkout page shows, in one text. The form sends it back: when it
 * is not the same any more, the page is shown again instead of charging or promising what nobody
 * saw.
 */
export const offerSeen = (
  currency: string,
  goods: Minor,
  taxRate: number,
  offers: Offer[],
): string =>
  [
    currency,
    goods,
    taxRate,
    ...offers.map(
      ({ method, price, dates }) =>
        `${method}:${price}:${dates.readyBy}/${dates.deliverFrom}/${dates.deliverBy}`,
    ),
  ].join(' ')
