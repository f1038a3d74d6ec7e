import { minutes } from '../platform/clock.ts'
import type { DeliveryZone } from '../platform/config.ts'
import { type Minor, taxWithin } from '../platform/money.ts'

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

export type Totals = {
  goods: Minor
  delivery: Minor
  total: Minor
  /** Tax contained in the total. */
  tax: Minor
  /** Hundredths of a percent. */
  taxRate: number
}

/** What an order costs. Prices include tax; a country that `rates` does not list pays the same and has no tax in it. */
export function totalsOf(
  goods: Minor,
  delivery: Minor,
  rates: Record<string, number>,
  country: string,
): Totals {
  const total = goods + delivery
  const taxRate = rates[country] ?? 0
  return { goods, delivery, total, tax: taxWithin(total, taxRate), taxRate }
}

/** How long a shopper has to pay. */
export const HOLD_MINUTES = 30
/** The hold of an order: a minute more, for the way to the provider, whose pages must stay open for 30 minutes at least. */
export const HOLD_SECONDS = minutes(HOLD_MINUTES + 1)
