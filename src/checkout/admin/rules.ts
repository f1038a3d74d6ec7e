import { type CartLine, isEngraved } from '../../cart/rules.ts'
import { type PromisedDates, promisedDates } from '../../delivery/rules/promised-dates.ts'
import type { Seconds } from '../../platform/clock.ts'
import type { Shop } from '../../platform/config.ts'

/** Whether every line lies ready in the shop, so that its customer can take it along. */
export const isAllReady = (
  lines: Pick<CartLine, 'madeToOrder' | 'engraving' | 'unreadable'>[],
): boolean => lines.every((line) => !line.madeToOrder && !isEngraved(line))

/**
 * What is collected costs no delivery, and is with its customer on the day on which it is ready.
 *
 * @param ready working days until then
 */
export function collectedOffer(
  shop: Shop,
  ready: number,
  at: Seconds,
): { method: 'collected'; price: 0; dates: PromisedDates } {
  const transit = { country: shop.country, days: [0, 0] } as const
  return { method: 'collected', price: 0, dates: promisedDates(shop, ready, transit, at) }
}
