import type { DeliveryZone } from '../../platform/config.ts'
import type { Minor } from '../../platform/money.ts'

export type DeliveryOption = {
  method: 'standard' | 'insured'
  price: Minor
  /** Days in transit, fewest and most. */
  days: readonly [number, number]
}

/** How an order reaches its customer; `collected`: they take it along, or come for it. */
export type DeliveryMethod = DeliveryOption['method'] | 'collected'

/** Countries the shop delivers to, in the order of the zones. */
export const deliveryCountries = (zones: DeliveryZone[]): string[] =>
  zones.flatMap((zone) => zone.countries)

/**
 * Delivery options in a zone for goods of this value: standard and insured; from the zone's limit,
 * only insured. Pages, feeds and structured data quote the first.
 *
 * Nothing else decides between standard and insured.
 */
export function optionsIn(
  { standard, insured, insured_from }: DeliveryZone,
  goods: Minor,
): [DeliveryOption, ...DeliveryOption[]] {
  const safe = { method: 'insured', ...insured } as const
  return standard && goods < insured_from ? [{ method: 'standard', ...standard }, safe] : [safe]
}

/** The same for a country; empty if the shop does not deliver there. */
export function deliveryOptions(
  zones: DeliveryZone[],
  country: string,
  goods: Minor,
): DeliveryOption[] {
  const zone = zones.find((each) => each.countries.includes(country))
  return zone ? optionsIn(zone, goods) : []
}

/**
 * The delivery option quoted for goods of this value in the shop's first zone, its own; null
 * without zones. `days`: in transit, fewest and most; `country`: the zone's first, for which public
 * pages calculate dates.
 */
export function homeDelivery(zones: DeliveryZone[], goods: Minor) {
  const [home] = zones
  if (!home) return null
  const { method, price, days } = optionsIn(home, goods)[0]
  const country = home.countries[0] ?? ''
  return { zone: home.zone, country, insured: method === 'insured', price, days }
}
