import { addDays, type CalendarDate } from '../platform/calendar-date.ts'

/** Days after the last promised one from which a parcel should have arrived. */
const PATIENCE = 2

/** The last promised day of arrival of parcels that should be there by now. */
export const overdueSince = (today: CalendarDate): CalendarDate => addDays(today, -PATIENCE)

/**
 * Whether a parcel should have arrived. Nobody assumes that it has: the period for a withdrawal
 * runs from receipt (Directive 2011/83/EU, article 9 (2) b).
 */
export const isOverdue = (deliverBy: CalendarDate, today: CalendarDate): boolean =>
  deliverBy <= overdueSince(today)
