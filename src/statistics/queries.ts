import { eq, sql } from 'drizzle-orm'
import { visitDays } from '../analytics/tables.ts'
import { products } from '../catalog/tables.ts'
import { outbox } from '../mail/tables.ts'
import type { CalendarDate } from '../platform/calendar-date.ts'
import type { Db } from '../platform/db.ts'
import { chartNotes, statisticsSettings } from './tables.ts'

export const noteById = (db: Db, id: string) =>
  db.select().from(chartNotes).where(eq(chartNotes.id, id)).limit(1)

export const insertNote = (db: Db, note: typeof chartNotes.$inferInsert) =>
  db.insert(chartNotes).values(note)

export const deleteNote = (db: Db, id: string) => db.delete(chartNotes).where(eq(chartNotes.id, id))

export const setSetting = (db: Db, setting: typeof statisticsSettings.$inferInsert) =>
  db
    .insert(statisticsSettings)
    .values(setting)
    .onConflictDoUpdate({ target: statisticsSettings.name, set: { value: setting.value } })

export const settingOf = (db: Db, name: typeof statisticsSettings.$inferInsert.name) =>
  db.select().from(statisticsSettings).where(eq(statisticsSettings.name, name)).limit(1)

/** A row if the totals of a day are written. */
export const isDayClosed = (db: Db, day: CalendarDate) =>
  db.select({ day: visitDays.day }).from(visitDays).where(eq(visitDays.day, day)).limit(1)

/** The mail of a cause, if it was ever put into the outbox. */
export const mailOfCause = (db: Db, cause: string) =>
  db.select({ id: outbox.id }).from(outbox).where(eq(outbox.cause, cause)).limit(1)

/** What products are called, by their handles. */
export const titlesOf = (db: Db, handles: string[]) =>
  db
    .select({ handle: products.handle, title: products.title })
    .from(products)
    .where(sql`${products.handle} in (select value from json_each(${JSON.stringify(handles)}))`)
