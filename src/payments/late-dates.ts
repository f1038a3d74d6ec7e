import { movedDates, type PromisedDates } from '../delivery/rules/promised-dates.ts'
import type { OrderRow } from '../orders/queries.ts'
import { now } from '../platform/clock.ts'
import type { Shop } from '../platform/config.ts'

/**
 * New dates for an order that is paid now, where those that were promised cannot stand any more; otherwise nothing.
 *
 * What the checkout page promised holds when the money comes while the pieces are held, although the cut-off hour may pass in
 * that half hour: who pays at once gets what they read. Money that comes later (bank transfers take days; a page is paid after
 * its time) starts the work later, so that all dates move as far as if the order was placed now. Mail and order page tell what
 * is kept with the order, and it does not change again.
 */
export function lateDates(shop: Shop, order: OrderRow): PromisedDates | Record<string, never> {
  if (now() <= order.holdUntil) return {}
  return movedDates(shop, order, order.placedAt, now())
}
