import { sql } from 'drizzle-orm'
import { check, index, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { CalendarDate } from '../platform/calendar-date.ts'

/** What the owner wants to remember about a day when a chart is read: a letter sent, a fair. */
export const chartNotes = sqliteTable(
  'chart_notes',
  {
    id: text().primaryKey(),
    day: text().$type<CalendarDate>().notNull(),
    text: text().notNull(),
  },
  (t) => [
    check('note_has_text', sql`length(${t.text}) between 1 and 80`),
    index('chart_notes_of_day').on(t.day),
  ],
)

/** What the owner has set about statistics. A name without a row has its default. */
export const statisticsSettings = sqliteTable('statistics_settings', {
  name: text().$type<'weekly-mail'>().primaryKey(),
  value: text().notNull(),
})
