import type { DeliveryMethod } from '../delivery/rules/options.ts'
import type { DeliveryZone } from '../platform/config.ts'
import type { Minor } from '../platform/money.ts'

/**
 * Whether a parcel may only be sent insured and signed for: the shopper paid for that, or what is in
 * it is worth as much as the owner's limit for its country, `insured_from`.
 */
export function mustBeInsured(
  zones: DeliveryZone[],
  parcel: { deliveryMethod: DeliveryMethod; country: string; value: Minor },
): boolean {
  const zone = zones.find(({ countries }) => countries.includes(parcel.country))
  // Where the shop does not deliver, nobody has said what may be risked.
  return parcel.deliveryMethod === 'insured' || !zone || parcel.value >= zone.insured_from
}
