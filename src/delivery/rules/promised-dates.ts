import { type CalendarDate, isWeekend, wallClock } from '../../platform/calendar-date.ts'
import type { Seconds } from '../../platform/clock.ts'
import type { Shop } from '../../platform/config.ts'
import { isHoliday } from './holidays.ts'
import { addWorkingDays, type IsOff, workingDaysBetween } from './working-days.ts'

/**
 * The dates a shopper is promised: the day by which the order ships, and the first and last day on
 * which it may arrive.
 */
export type PromisedDates = {
  readyBy: CalendarDate
  deliverFrom: CalendarDate
  deliverBy: CalendarDate
}

/** Transit to a country (ISO 3166 code): working days, fewest and most. */
export type Transit = { country: string; days: readonly [number, number] }

/**
 * Working days until a unit can leave the workshop: none if it is in stock, `facts.workshopDays` if
 * it is made to order.
 *
 * @param extraDays for work on this unit, such as engraving
 */
export function readyDays(
  variant: { madeToOrder: boolean },
  facts: { workshopDays?: number | undefined },
  extraDays = 0,
): number {
  return (variant.madeToOrder ? (facts.workshopDays ?? 0) : 0) + extraDays
}

/**
 * The dates promised for an order placed at `at`.
 *
 * The first working day is the day of the order if it is placed before the shop's cut-off time,
 * otherwise the next one. The workshop is closed on weekends, on public holidays of its country and
 * on the shop's days off; parcels do not move on weekends or on public holidays of either country.
 * A buyer must know the delivery time before buying: Directive 2011/83/EU, article 6 (1) g; it must
 * be confirmed: article 8 (7).
 *
 * @param ready working days until the order can ship: those of its slowest line
 */
export function promisedDates(
  shop: Shop,
  ready: number,
  transit: Transit,
  at: Seconds,
): PromisedDates {
  const readyBy = addWorkingDays(firstWorkingDay(shop, at), ready, isWorkshopOff(shop))
  return { readyBy, ...arrival(shop, readyBy, transit) }
}

/**
 * A promise made at `from`, moved to `to`, for an order that was paid late: with the same number of
 * working days in the workshop and in transit. Derived from the promise alone, because the
 * catalogue may have changed.
 */
export function movedDates(
  shop: Shop,
  promised: PromisedDates & { country: string },
  from: Seconds,
  to: Seconds,
): PromisedDates {
  const isOff = isWorkshopOff(shop)
  const ready = workingDaysBetween(firstWorkingDay(shop, from), promised.readyBy, isOff)
  return promisedDates(shop, ready, promisedTransit(shop, promised), to)
}

/**
 * The dates of an order that is ready by another day than promised: as long in transit as it was
 * promised to be.
 */
export function delayedDates(
  shop: Shop,
  promised: PromisedDates & { country: string },
  readyBy: CalendarDate,
): PromisedDates {
  return { readyBy, ...arrival(shop, readyBy, promisedTransit(shop, promised)) }
}

/** The transit that a promise was made with. */
function promisedTransit(
  shop: Shop,
  { readyBy, deliverFrom, deliverBy, country }: PromisedDates & { country: string },
): Transit {
  const transitDays = (date: CalendarDate) =>
    workingDaysBetween(readyBy, date, isCarrierOff(shop, country))
  return { country, days: [transitDays(deliverFrom), transitDays(deliverBy)] }
}

function arrival(shop: Shop, readyBy: CalendarDate, { country, days }: Transit) {
  const [fewest, most] = days
  const isOff = isCarrierOff(shop, country)
  return {
    deliverFrom: addWorkingDays(readyBy, fewest, isOff),
    deliverBy: addWorkingDays(readyBy, most, isOff),
  }
}

/** The day from which an order's working days count. */
function firstWorkingDay(shop: Shop, at: Seconds): CalendarDate {
  const isOff = isWorkshopOff(shop)
  const { date, time } = wallClock(at, shop.time_zone)
  const inTime = time < shop.cut_off || isOff(date)
  return addWorkingDays(date, inTime ? 0 : 1, isOff)
}

const isWorkshopOff =
  ({ country, closed }: Shop): IsOff =>
  (date) =>
    isWeekend(date) ||
    isHoliday(country, date) ||
    closed.some(({ from, to }) => from <= date && date <= to)

const isCarrierOff =
  (shop: Shop, country: string): IsOff =>
  (date) =>
    isWeekend(date) || isHoliday(shop.country, date) || isHoliday(country, date)
