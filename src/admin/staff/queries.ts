import { eq, sql } from 'drizzle-orm'
import type { Db } from '../../platform/db.ts'
import { staff } from '../tables.ts'

export type StaffRow = typeof staff.$inferSelect

/** More than a workshop has: the desk is for one shop. */
const MOST = 500

export const everybody = (db: Db) => db.select().from(staff).limit(MOST)

export const insertStaff = (db: Db, row: typeof staff.$inferInsert) => db.insert(staff).values(row)

/**
 * Changes a row as it was at `version`. Where it has another one by now, `staff.version` is set to
 * nothing, which its constraint refuses, and with it the whole act.
 */
export const updateStaff = (
  db: Db,
  { id, version }: Pick<StaffRow, 'id' | 'version'>,
  change: Partial<Pick<StaffRow, 'name' | 'role' | 'removedAt'>>,
) =>
  db
    .update(staff)
    .set({
      ...change,
      version: sql`case when ${staff.version} = ${version} then ${version} + 1 end`,
    })
    .where(eq(staff.id, id))
