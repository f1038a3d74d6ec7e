import { eq } from 'drizzle-orm'
import type { Db } from '../platform/db.ts'
import { auditLog, staff } from './tables.ts'

export const staffById = (db: Db, id: string) =>
  db.select().from(staff).where(eq(staff.id, id)).limit(1)

export const insertAudit = (db: Db, entry: typeof auditLog.$inferInsert) =>
  db.insert(auditLog).values(entry)

export const auditById = (db: Db, id: string) =>
  db.select().from(auditLog).where(eq(auditLog.id, id)).limit(1)
