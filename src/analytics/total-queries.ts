import { and, between, desc, eq, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../platform/db.ts'
import type { Dimension } from './dimensions.ts'
import type { Period } from './figures.ts'
import { visitDays, visitTotals } from './tables.ts'

/** The closed days of a period. */
export const daysOf = (db: Db, { from, to }: Period) =>
  db
    .select()
    .from(visitDays)
    .where(between(visitDays.day, from, to))
    .orderBy(visitDays.day)

/** The keys of a dimension that come most often in the closed days of a period. */
export const totalsOf = (db: Db, dimension: Dimension, { from, to }: Period, most: number) =>
  db
    .select({
      key: visitTotals.key,
      visitors: sum(visitTotals.visitors),
      times: sum(visitTotals.times),
      visits: sum(visitTotals.visits),
    })
    .from(visitTotals)
    .where(and(eq(visitTotals.dimension, dimension), between(visitTotals.period, from, to)))
    .groupBy(visitTotals.key)
    .orderBy(desc(sum(visitTotals.times)), visitTotals.key)
    .limit(most)

const sum = (column: unknown): SQL<number> => sql<number>`sum(${column})`
