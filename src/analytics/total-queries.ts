import { and, between, desc, eq, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import type { Db } from '../platform/db.ts'
import type { Dimension } from './dimensions.ts'
import type { Period } from './figures.ts'
import { splitPeriod } from './period-rules.ts'
import { visitDays, visitTotals } from './tables.ts'

/** The closed days of a period. */
export const daysOf = (db: Db, { from, to }: Period) =>
  db
    .select()
    .from(visitDays)
    .where(between(visitDays.day, from, to))
    .orderBy(visitDays.day)

/**
 * The keys of a dimension that come most often in the closed days of a period. Whole months are read
 * from their sums, and by day where there is no sum yet.
 */
export const totalsOf = (db: Db, { dimension, period, most }: Asked) =>
  db
    .select({
      key: visitTotals.key,
      visitors: sum(visitTotals.visitors),
      times: sum(visitTotals.times),
      visits: sum(visitTotals.visits),
    })
    .from(visitTotals)
    .where(
      and(
        eq(visitTotals.dimension, dimension),
        sql`${visitTotals.period} in (${periods(dimension, period)})`,
      ),
    )
    .groupBy(visitTotals.key)
    .orderBy(desc(sum(visitTotals.times)), visitTotals.key)
    .limit(most)

type Asked = { dimension: Dimension; period: Period; most: number }

const day = alias(visitTotals, 'of_day')
const month = alias(visitTotals, 'of_month')

/**
 * The rows of `visit_totals` that a period is read from, by their own `period`: those of a dimension
 * decide, and all others have the same.
 */
export function periods(dimension: Dimension, period: Period): SQL {
  const { months, days } = splitPeriod(period)
  const whole = JSON.stringify(months)
  return sql`select value from json_each(${JSON.stringify([...months, ...days])}) union all
    select distinct ${day.period} from json_each(${whole}) each cross join ${visitTotals} ${sql.raw('of_day')}
      on ${day.dimension} = ${dimension} and ${day.period} between each.value || '-01' and each.value || '-31'
    where not exists (select 1 from ${visitTotals} ${sql.raw('of_month')}
      where ${month.dimension} = ${dimension} and ${month.period} = each.value)`
}

/** The hours of closed days: `period`, the day, and `key`, the hour. */
export const hoursOf = (db: Db, { from, to }: Period) =>
  db
    .select({
      day: visitTotals.period,
      hour: visitTotals.key,
      visitors: visitTotals.visitors,
      views: visitTotals.times,
      visits: visitTotals.visits,
    })
    .from(visitTotals)
    .where(
      and(
        eq(visitTotals.dimension, 'hour'),
        between(visitTotals.period, from, to),
        sql`length(${visitTotals.period}) = 10`,
      ),
    )

const sum = (column: unknown): SQL<number> => sql<number>`sum(${column})`
