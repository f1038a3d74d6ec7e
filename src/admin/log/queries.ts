import { and, desc, eq, getTableColumns, lt, type SQL, sql } from 'drizzle-orm'
import type { Seconds } from '../../platform/clock.ts'
import type { Db } from '../../platform/db.ts'
import { auditLog } from '../tables.ts'

export type LogRow = typeof auditLog.$inferSelect & { called: string | null }

/** What of the log is asked for; each part left out stands for anything. */
export type LogFilter = {
  /** Id of a member of staff. */
  by?: string | undefined
  act?: string | undefined
  subject?: string | undefined
  /** Id of a subject, with its kind. */
  of?: string | undefined
  /** First moment that counts, and first that no longer does. */
  from: Seconds
  until: Seconds
  /** Goes on after an entry. */
  after?: { at: Seconds; id: string } | undefined
}

/**
 * Entries of the log, the newest first.
 *
 * @param called what the subject of an entry is called, where it has a name that may be read
 */
export const logEntries = (
  db: Db,
  filter: LogFilter,
  most: number,
  called: SQL<string | null> = sql`null`,
) => {
  const { by, act, subject, of, from, until, after } = filter
  const wanted: (SQL | undefined)[] = [
    by ? eq(auditLog.staffId, by) : undefined,
    act ? eq(auditLog.act, act) : undefined,
    subject ? eq(auditLog.subject, subject) : undefined,
    subject && of ? eq(auditLog.subjectId, of) : undefined,
    sql`${auditLog.at} >= ${from}`,
    lt(auditLog.at, until),
    after && sql`(${auditLog.at}, ${auditLog.id}) < (${after.at}, ${after.id})`,
  ]
  return db
    .select({ ...getTableColumns(auditLog), called })
    .from(auditLog)
    .where(and(...wanted))
    .orderBy(desc(auditLog.at), desc(auditLog.id))
    .limit(most)
}
