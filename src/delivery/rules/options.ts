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
 * How goods of a value can travel to a country: standard and insured, or insured only from the zone's limit on.
 * Empty when the shop does not deliver there.
 */
export function deliveryOptions(
  zones: DeliveryZone[],
  country: string,
  goods: Minor,
): DeliveryOption[] {
  const zone = zones.find((each) => each.countries.includes(country))
  if (!zone) return []
  const insured = { method: 'insured', ...zone.insured } as const
  if (!zone.standard || goods >= zone.insured_from) return [insured]
  return [{ method: 'standard', ...zone.standard }, insured]
}

/**
 * What delivery of goods of this value costs at least, in the shop's first zone, which is its own; null without zones.
 * `days`: on the way, fewest and most; `country`: the zone's first, for which public pages count them.
 */
export function homeDelivery(zones: DeliveryZone[], goods: Minor) {
  const [home] = zones
  if (!home) return null
  const standard = goods < home.insured_from ? home.standard : undefined
  const country = home.countries[0] ?? ''
  return { zone: home.zone, country, insured: !standard, ...(standard ?? home.insured) }
}
