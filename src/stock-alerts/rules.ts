import { canSell, isOnRequest, type Stocked } from '../catalog/rules/availability.ts'
import { days, type Seconds } from '../platform/clock.ts'
import type { Minor } from '../platform/money.ts'
import type { AlertCause } from './tables.ts'

/** Days for which an alert waits to be confirmed, waits once it is, and is known once its mail went. */
export const ALERT_DAYS = { unconfirmed: 7, waiting: 365, mailed: 30 }
/** How long an alert waits to be confirmed. */
export const CONFIRM_SECONDS: Seconds = days(ALERT_DAYS.unconfirmed)

/** What one can be mailed about a variant; null: nothing, its price is on request. */
export function causeFor(variant: Stocked): AlertCause | null {
  if (isOnRequest(variant)) return null
  return canSell(variant, 1) ? 'cheaper' : 'back'
}

/** Whether the mail of an alert may still say what it was asked to: a price may have risen again. */
export const isStillTrue = (alert: { belowPrice: Minor | null; price: Minor }): boolean =>
  alert.belowPrice === null || (alert.price > 0 && alert.price < alert.belowPrice)
