import type { Period } from '../analytics/figures.ts'
import { addDays, startOfDay } from '../platform/calendar-date.ts'
import type { Seconds } from '../platform/clock.ts'

/** A period from its first moment to the first one after it. */
export type Span = { from: Seconds; until: Seconds }

/** When the days of a period begin and end in the shop's time zone (IANA name). */
export const spanOf = ({ from, to }: Period, timeZone: string): Span => ({
  from: startOfDay(from, timeZone),
  until: startOfDay(addDays(to, 1), timeZone),
})
