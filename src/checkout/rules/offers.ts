import { type CartLine, goodsTotal, readyTogether } from '../../cart/rules.ts'
import { type DeliveryOption, deliveryOptions } from '../../delivery/rules/options.ts'
import { type PromisedDates, promisedDates } from '../../delivery/rules/promised-dates.ts'
import type { Seconds } from '../../platform/clock.ts'
import type { Config } from '../../platform/config.ts'

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
