import { and, between, lt, type SQL, sql } from 'drizzle-orm'
import type { CalendarDate } from '../platform/calendar-date.ts'
import { now } from '../platform/clock.ts'
import type { Db, Statement } from '../platform/db.ts'
import { type Dimension, dimensions, fewestVisitors, typed } from './dimensions.ts'
import type { Accuracy, Figures, Period, Row } from './figures.ts'
import { lastDayOf } from './period-rules.ts'
import { visitDays, visitTotals } from './tables.ts'

/** Keys that are kept of a dimension and month. */
const KEPT = 1000

/** Which days of a period are closed. */
export const daysClosed = (db: Db, { from, to }: Period) =>
  db
    .select({ day: visitDays.day })
    .from(visitDays)
    .where(between(visitDays.day, from, to))

/**
 * Writes the totals of a day, in place of those that are there. Repeatable, and two at once write
 * the same.
 */
export function writeDay(
  db: Db,
  day: CalendarDate,
  figures: (Figures & Accuracy) | undefined,
  rows: Map<Dimension, Row[]>,
): Statement[] {
  const nothing = { visitors: 0, views: 0, visits: 0, onePage: 0, points: 0, stored: 0 }
  const written = { ...(figures ?? nothing), at: now() }
  const list = [...rows].flatMap(([dimension, found]) =>
    found.map(({ key, visitors, times, visits }) => [dimension, key, visitors, times, visits]),
  )
  return [
    deleteTotals(db, dimensions, sql`= ${day}`),
    db
      .insert(visitTotals)
      .select(sql`select value ->> 0, ${day}, value ->> 1, value ->> 2, value ->> 3, value ->> 4
      from json_each(${JSON.stringify(list)})`),
    db
      .insert(visitDays)
      .values({ day, ...written })
      .onConflictDoUpdate({ target: visitDays.day, set: written }),
  ]
}

/**
 * Writes the sum of a month that is over, if its last day is closed: the most frequent keys; of what
 * people typed only what enough of them did.
 *
 * @param withTyped false leaves what people typed as it is, because rows of its days are gone
 */
export function sumMonth(db: Db, month: string, withTyped: boolean): Statement[] {
  const which = dimensions.filter(
    (dimension) => withTyped || !(typed as readonly Dimension[]).includes(dimension),
  )
  const isClosed = sql`exists (select 1 from ${visitDays} where ${visitDays.day} = ${lastDayOf(month)})`
  const few = fewestVisitors('term')
  return [
    deleteTotals(db, which, sql`= ${month} and ${isClosed}`),
    db
      .insert(visitTotals)
      .select(sql`select dimension, ${month}, key, visitors, times, visits from (
        select dimension, key, sum(visitors) as visitors, sum(times) as times, sum(visits) as visits,
          row_number() over (partition by dimension order by sum(times) desc, key) as place
        from ${visitTotals}
        where ${isOneOf(which)}
          and period between ${`${month}-01`} and ${`${month}-31`} and ${isClosed}
        group by dimension, key
        having not ${isOneOf(typed)} or sum(visitors) >= ${few}
      ) where place <= ${KEPT}`),
  ]
}

/** Deletes what is older than a month, and rows of days before `typed` of what people typed. */
export const purgeBefore = (
  db: Db,
  { month, typed: day }: { month: string; typed: CalendarDate },
): Statement[] => [
  db.delete(visitDays).where(lt(visitDays.day, month)),
  deleteTotals(db, dimensions, sql`< ${month}`),
  deleteTotals(db, typed, sql`< ${day} and length(period) = 10`),
]

/** By dimension, because the key of the table begins with it. */
const deleteTotals = (db: Db, which: readonly Dimension[], period: SQL) =>
  db.delete(visitTotals).where(and(isOneOf(which), sql`${visitTotals.period} ${period}`))

const isOneOf = (which: readonly Dimension[]) =>
  sql`dimension in (select value from json_each(${JSON.stringify(which)}))`
