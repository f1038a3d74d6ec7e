import { startOfDay, todayIn } from '../../../platform/calendar-date.ts'
import type { Seconds } from '../../../platform/clock.ts'

/** A month of the shop, from its first moment up to that of the next. */
export type Period = { month: string; from: Seconds; until: Seconds }

/** The month that an address names, `2026-11`; else the one that it is in the shop. */
export function readPeriod(named: string | undefined, timeZone: string): Period {
  const month = /^[2-9]\d{3}-(0[1-9]|1[0-2])$/.test(named ?? '') ? named : undefined
  return periodOf(month ?? todayIn(timeZone).slice(0, 7), timeZone)
}

/**
 * A calendar month begins at midnight in the shop’s time zone, whatever the clocks do.
 *
 * @internal
 */
export const periodOf = (month: string, timeZone: string): Period => ({
  month,
  from: startOfDay(`${month}-01`, timeZone),
  until: startOfDay(`${monthAfter(month, 1)}-01`, timeZone),
})

/** `2026-12` and 1 is `2027-01`. */
export function monthAfter(month: string, months: number): string {
  const date = new Date(`${month}-01`)
  date.setUTCMonth(date.getUTCMonth() + months)
  return date.toISOString().slice(0, 7)
}
