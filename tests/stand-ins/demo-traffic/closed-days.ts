import { sumMonth, writeDay } from '../../../src/analytics/closing-queries.ts'
import { type Dimension, dimensions } from '../../../src/analytics/dimensions.ts'
import type { Row } from '../../../src/analytics/figures.ts'
import type { CalendarDate } from '../../../src/platform/calendar-date.ts'
import type { Seconds } from '../../../src/platform/clock.ts'
import type { Statement } from '../../../src/platform/db.ts'
import { clockOf, countByHand } from '../../analytics/brute-force.ts'
import type { Shop } from '../desk-orders/seed-orders.ts'
import { keptOf } from './recorded.ts'
import type { Visit } from './visits-of-day.ts'

/** Keys of a dimension and day, as many as the clock keeps. */
const KEPT = 200

/** Writes the totals of a day, as the clock does when the engine has its points. */
export function closeStatements(
  { db, config }: Shop,
  day: CalendarDate,
  visits: Visit[],
): Statement[] {
  const local = remembered(clockOf(config.shop.time_zone))
  const { days, rows, accuracy } = countByHand(visits.map(keptOf), local, { from: day, to: day })
  const figures = days.get(day)
  const rowsOf = (dimension: Dimension) =>
    dimension === 'term' || dimension === 'term-without-result'
      ? typedOn(visits, dimension)
      : rows(dimension).slice(0, KEPT)
  return writeDay(
    db,
    day,
    figures && { ...figures, ...accuracy },
    new Map(dimensions.map((dimension) => [dimension, rowsOf(dimension)])),
  )
}

/** What was typed, by however few: only what is shown leaves them out, and counting by hand does. */
function typedOn(visits: Visit[], dimension: 'term' | 'term-without-result'): Row[] {
  const typed = visits.filter(
    ({ event, results }) => event === 'searched' && (dimension === 'term' || results === 0),
  )
  return [...Map.groupBy(typed, ({ term = '' }) => term)].map(([key, same]) => ({
    key,
    visitors: new Set(same.map(({ visitor }) => visitor)).size,
    times: same.length,
    visits: same.filter(({ channel }) => channel !== 'internal').length,
  }))
}

/** Writes the sums of a month all of whose days are closed. */
export const closeMonth = ({ db }: Shop, month: string): Statement[] => sumMonth(db, month, true)

/** Clocks are slow to read, and the same for each quarter of an hour. */
function remembered(local: (at: Seconds) => string) {
  const known = new Map<number, string>()
  return (at: Seconds): string => {
    const quarter = Math.floor(at / 900)
    const found = known.get(quarter) ?? local(at)
    known.set(quarter, found)
    return found
  }
}
