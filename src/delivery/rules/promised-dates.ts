import { type CalendarDate, isWeekend, wallClock } from '../../platform/calendar-date.ts'
import type { Seconds } from '../../platform/clock.ts'
import type { Shop } from '../../platform/config.ts'
import { isHoliday } from './holidays.ts'
import { addWorkingDays, type IsOff, workingDaysBetween } from './working-days.ts'

/**
 * What a shopper is promised: the day by which it leaves the workshop, and the first and the last
 * on which it may arrive.
 */
export type PromisedDates = {
  readyBy: CalendarDate
  deliverFrom: CalendarDate
  deliverBy: CalendarDate
}

/** The way to a country (ISO 3166 code): days of the carrier, fewest and most. */
export type Way = { country: string; days: readonly [number, number] }

/**
 * Working days until a piece can leave the workshop. What is in stock is finished;
 * `facts.workshopDays` is how long making one takes.
 *
 * @param extraDays for what is done to this very piece, like engraving
 */
export function readyDays(
  variant: { madeToOrder: boolean },
  facts: { workshopDays?: number | undefined },
  extraDays = 0,
): number {
  return (variant.madeToOrder ? (facts.workshopDays ?? 0) : 0) + extraDays
}

/**
 * What can be promised for an order of the moment `at`.
 *
 * The first working day is that of the order where it comes before the shop's cut-off hour, else
 * the next. The workshop works on no weekend, no public holiday of its country and none of the
 * shop's own days off; a parcel moves on no weekend and no public holiday of the workshop's country
 * or of its own. That a buyer must know the time of delivery before buying: Directive 2011/83/EU,
 * article 6 (1) g; that it is confirmed: article 8 (7).
 *
 * @param ready working days until it can leave: of several pieces, those of the slowest
 */
export function promisedDates(shop: Shop, ready: number, way: Way, at: Seconds): PromisedDates {
  const readyBy = addWorkingDays(firstWorkingDay(shop, at), ready, workshopRests(shop))
  return { readyBy, ...arrival(shop, readyBy, way) }
}

/**
 * A promise made at `from`, as it would have been made at `to`, for an order whose money came late:
 * as many working days in the workshop and on the way. Nothing but the promise is asked, because
 * the catalogue may have changed.
 */
export function movedDates(
  shop: Shop,
  promised: PromisedDates & { country: string },
  from: Seconds,
  to: Seconds,
): PromisedDates {
  const { readyBy, deliverFrom, deliverBy, country } = promised
  const ready = workingDaysBetween(firstWorkingDay(shop, from), readyBy, workshopRests(shop))
  const onTheWay = (date: CalendarDate) =>
    workingDaysBetween(readyBy, date, carrierRests(shop, country))
  const days = [onTheWay(deliverFrom), onTheWay(deliverBy)] as const
  return promisedDates(shop, ready, { country, days }, to)
}

function arrival(shop: Shop, readyBy: CalendarDate, { country, days }: Way) {
  const [fewest, most] = days
  const rests = carrierRests(shop, country)
  return {
    deliverFrom: addWorkingDays(readyBy, fewest, rests),
    deliverBy: addWorkingDays(readyBy, most, rests),
  }
}

/** The day from which an order's working days are counted. */
function firstWorkingDay(shop: Shop, at: Seconds): CalendarDate {
  const rests = workshopRests(shop)
  const { date, time } = wallClock(at, shop.time_zone)
  const inTime = time < shop.cut_off || rests(date)
  return addWorkingDays(date, inTime ? 0 : 1, rests)
}

const workshopRests =
  ({ country, closed }: Shop): IsOff =>
  (date) =>
    isWeekend(date) ||
    isHoliday(country, date) ||
    closed.some(({ from, to }) => from <= date && date <= to)

const carrierRests =
  (shop: Shop, country: string): IsOff =>
  (date) =>
    isWeekend(date) || isHoliday(shop.country, date) || isHoliday(country, date)
