import { movedDates, type PromisedDates } from '../delivery/rules/promised-dates.ts'
import type { OrderRow } from '../orders/queries.ts'
import { now } from '../platform/clock.ts'
import type { Shop } from '../platform/config.ts'

/**
 * New dates for an order that is paid now, where the promised ones cannot be kept any more;
 * otherwise nothing.
 *
 * The promise of the checkout page stands when the money comes during the hold, although the
 * cut-off hour may pass in that half hour: who pays at once gets what they read. Work for money
 * that comes later (a bank transfer takes days) starts later, so that all dates move as if the
 * order was placed now. The new dates are kept with the order, mail and order page show them, and
 * they do not change again.
 */
export function lateDates(shop: Shop, order: OrderRow): PromisedDates | Record<string, never> {
  if (now() <= order.holdUntil) return {}
  return movedDates(shop, order, order.placedAt, now())
}
