import type { DeliveryZone } from '../platform/config.ts'
import type { OrderRow } from './queries.ts'

/**
 * Whether an order may go to a country although another was typed: what was charged must stay true.
 * Tax is owed to the country of delivery, so that an order with tax in it stays in its country; one
 * without may go wherever there is none either, for the same price of delivery.
 *
 * @param rates tax by country: `TAX` in wrangler.toml
 */
export function mayGoTo(
  country: string,
  order: Pick<OrderRow, 'country'>,
  { TAX: rates, DELIVERY: zones }: { TAX: Record<string, number>; DELIVERY: DeliveryZone[] },
): boolean {
  if (country === order.country) return true
  const zoneOf = (each: string) => zones.find(({ countries }) => countries.includes(each))
  const isTaxed = [country, order.country].some((each) => Object.hasOwn(rates, each))
  return !isTaxed && zoneOf(country) !== undefined && zoneOf(country) === zoneOf(order.country)
}
