import { addDays, type CalendarDate } from '../../../platform/calendar-date.ts'
import type { DeliveryZone } from '../../../platform/config.ts'
import type { Minor } from '../../../platform/money.ts'

/** Days after the last promised day on which the desk asks whether a parcel has arrived. */
const PATIENCE_DAYS = 2

/** Whether a parcel should have arrived by now. */
export const shouldHaveArrived = (deliverBy: CalendarDate, today: CalendarDate): boolean =>
  today > addDays(deliverBy, PATIENCE_DAYS)

/**
 * Why a parcel must be insured and signed for; null: it need not be. `value`: what is in it, from
 * which limit: that of `deliveryOptions`, so that what checkout offers and the desk demands agree.
 */
export function whySafe(
  zones: DeliveryZone[],
  parcel: { country: string; deliveryMethod: 'standard' | 'insured'; value: Minor },
): { reason: 'method' } | { reason: 'value'; limit: Minor } | null {
  if (parcel.deliveryMethod === 'insured') return { reason: 'method' }
  const zone = zones.find(({ countries }) => countries.includes(parcel.country))
  return zone && parcel.value >= zone.insured_from
    ? { reason: 'value', limit: zone.insured_from }
    : null
}
