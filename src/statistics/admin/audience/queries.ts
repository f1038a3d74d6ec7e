import { and, between, eq, sql } from 'drizzle-orm'
import type { Dimension } from '../../../analytics/dimensions.ts'
import type { Period } from '../../../analytics/figures.ts'
import { visitTotals } from '../../../analytics/tables.ts'
import { periods } from '../../../analytics/total-queries.ts'
import { collections } from '../../../catalog/tables.ts'
import type { Db } from '../../../platform/db.ts'

/** What collections are called, by their handles. */
export const collectionTitles = (db: Db, handles: string[]) =>
  db
    .select({ handle: collections.handle, title: collections.title })
    .from(collections)
    .where(sql`${collections.handle} in (select value from json_each(${JSON.stringify(handles)}))`)

/** Visitors of some keys, each with its dimension, in the closed days of a period. */
export const visitorsOf = (db: Db, keys: [Dimension, string][], period: Period) =>
  db
    .select({
      dimension: visitTotals.dimension,
      key: visitTotals.key,
      visitors: visitorsSum,
    })
    .from(visitTotals)
    .where(
      sql`(${visitTotals.dimension}, ${visitTotals.key}) in (
        select value ->> 0, value ->> 1 from json_each(${JSON.stringify(keys)})
      ) and ${visitTotals.period} in (${periods('hour', period)})`,
    )
    .groupBy(visitTotals.dimension, visitTotals.key)

/** Visitors of each weekday (0 is Sunday) and hour in the closed days of a period. */
export const hoursOfWeekdays = (db: Db, { from, to }: Period) => {
  const weekday = sql<number>`cast(strftime('%w', ${visitTotals.period}) as integer)`
  return db
    .select({ weekday, hour: visitTotals.key, visitors: visitorsSum })
    .from(visitTotals)
    .where(
      and(
        eq(visitTotals.dimension, 'hour'),
        between(visitTotals.period, from, to),
        sql`length(${visitTotals.period}) = 10`,
      ),
    )
    .groupBy(weekday, visitTotals.key)
}

const visitorsSum = sql<number>`sum(${visitTotals.visitors})`
