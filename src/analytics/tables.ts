import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { CalendarDate } from '../platform/calendar-date.ts'
import type { Dimension } from './dimensions.ts'

/**
 * What a day of the shop came to, written when it is over: `src/analytics/figures.ts` says what each
 * figure means. Analytics Engine forgets its points after three months, this stays.
 */
export const visitDays = sqliteTable('visit_days', {
  /** In the shop's time zone. */
  day: text().$type<CalendarDate>().primaryKey(),
  visitors: integer().notNull(),
  views: integer().notNull(),
  visits: integer().notNull(),
  onePage: integer().notNull(),
  /** How many points the shop wrote, and how many of them the engine kept: fewer, if it sampled. */
  points: integer().notNull(),
  stored: integer().notNull(),
  at: integer().notNull(),
})

/** The same by one dimension: for each closed day, and for each closed month the sum of its days. */
export const visitTotals = sqliteTable(
  'visit_totals',
  {
    dimension: text().$type<Dimension>().notNull(),
    /** A day, `2026-12-01`, or a month, `2026-12`. */
    period: text().notNull(),
    key: text().notNull(),
    visitors: integer().notNull(),
    times: integer().notNull(),
    visits: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.dimension, t.period, t.key] })],
)
