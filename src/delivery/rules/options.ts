import type { DeliveryZone } from '../../platform/config.ts'
import type { Minor } from '../../platform/money.ts'

export type DeliveryOption = {
  method: 'standard' | 'insured'
  price: Minor
  /** Carrier days, fewest and most. */
  days: readonly [number, number]
}

/** Countries the shop delivers to, as the zones list them. */
export const deliveryCountries = (zones: DeliveryZone[]): string[] =>
  zones.flatMap((zone) => zone.countries)

/**
 * How goods of a value can travel within a zone: standard and insured, or insured only from the
 * zone's limit on. The first is the one that pages, feeds and search engines quote.
 *
 * The only place that decides between standard and insured.
 */
export function optionsIn(
  { standard, insured, insured_from }: DeliveryZone,
  goods: Minor,
): [DeliveryOption, ...DeliveryOption[]] {
  const safe = { method: 'insured', ...insured } as const
  return standard && goods < insured_from ? [{ method: 'standard', ...standard }, safe] : [safe]
}

/** The same for a country; empty when the shop does not deliver there. */
export function deliveryOptions(
  zones: DeliveryZone[],
  country: string,
  goods: Minor,
): DeliveryOption[] {
  const zone = zones.find((each) => each.countries.includes(country))
  return zone ? optionsIn(zone, goods) : []
}

/**
 * What delivery of goods of this value is quoted as in the shop's first zone, which is its own;
 * null without zones. `days`: on the way, fewest and most; `country`: the zone's first, for which
 * public pages count them.
 */
export function homeDelivery(zones: DeliveryZone[], goods: Minor) {
  const [home] = zones
  if (!home) return null
  const { method, price, days } = optionsIn(home, goods)[0]
  const country = home.countries[0] ?? ''
  return { zone: home.zone, country, insured: method === 'insured', price, days }
}
