import { eq } from 'drizzle-orm'
import type { Db } from '../platform/db.ts'
import { redirects } from './tables.ts'

/** Where the list of moved addresses leads from a path in small letters: at most one row. */
export const redirectOf = (db: Db, fromPath: string) =>
  db.select({ toPath: redirects.toPath }).from(redirects).where(eq(redirects.fromPath, fromPath))
