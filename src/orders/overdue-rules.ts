import { type CalendarDate, daysBetween } from '../platform/calendar-date.ts'

/** Days after the last promised one from which a parcel should have arrived. */
const PATIENCE = 2

/**
 * Whether a parcel should have arrived. Nobody assumes that it has: the period for a withdrawal
 * runs from receipt (Directive 2011/83/EU, article 9 (2) b).
 */
export const isOverdue = (deliverBy: CalendarDate, today: CalendarDate): boolean =>
  daysBetween(deliverBy, today) >= PATIENCE
