import { isOverdue } from '../../../orders/overdue-rules.ts'
import type { CalendarDate } from '../../../platform/calendar-date.ts'
import type { DeliveryZone } from '../../../platform/config.ts'
import type { Minor } from '../../../platform/money.ts'
import { mustBeInsured } from '../../insurance-rules.ts'

export type ParcelState = 'packed' | 'sent' | 'overdue' | 'delivered' | 'unpacked'

/** Where a parcel is; `overdue`: under way, and should have arrived. */
export function stateOf(
  parcel: {
    sentAt: number | null
    deliveredAt: number | null
    cancelledAt: number | null
    deliverBy: CalendarDate
  },
  today: CalendarDate,
): ParcelState {
  if (parcel.cancelledAt !== null) return 'unpacked'
  if (parcel.sentAt === null) return 'packed'
  if (parcel.deliveredAt !== null) return 'delivered'
  return isOverdue(parcel.deliverBy, today) ? 'overdue' : 'sent'
}

/**
 * Why a parcel must be insured and signed for: the shopper paid for it, or what is in it is worth
 * `limit` or more. Null: it need not be.
 */
export function whyInsured(
  zones: DeliveryZone[],
  parcel: Parameters<typeof mustBeInsured>[1],
): { reason: 'method' } | { reason: 'value'; limit: Minor } | null {
  if (!mustBeInsured(zones, parcel)) return null
  if (parcel.deliveryMethod === 'insured') return { reason: 'method' }
  const zone = zones.find(({ countries }) => countries.includes(parcel.country))
  return { reason: 'value', limit: zone?.insured_from ?? 0 }
}
