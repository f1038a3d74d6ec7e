import { sql } from 'drizzle-orm'
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { sealedText } from '../platform/db.ts'
import type { Role } from './rules.ts'

/** Who may work at the desk. The address in OWNER_MAIL may always, and has no row. */
export const staff = sqliteTable(
  'staff',
  {
    /** Keyed digest of the lower-cased e-mail address. */
    id: text().primaryKey(),
    email: sealedText().notNull(),
    name: sealedText().notNull(),
    role: text().$type<Role>().notNull(),
    addedAt: integer().notNull(),
    removedAt: integer(),
    version: integer().notNull().default(1),
  },
  (t) => [check('staff_role', sql`${t.role} in ('owner', 'desk', 'workshop', 'editor', 'books')`)],
)

/**
 * What staff did, append-only: the triggers `audit_log_keep` and `audit_log_stay` refuse any other
 * change than sealing its texts anew.
 */
export const auditLog = sqliteTable(
  'audit_log',
  {
    /** The id of the act: a form that is posted twice is noted once. */
    id: text().primaryKey(),
    at: integer().notNull(),
    staffId: text().notNull(),
    /** The e-mail address of whoever did it, as it was then. */
    who: sealedText().notNull(),
    /** What was done: `piece-moved`. */
    act: text().notNull(),
    /** To what kind of thing, `order`, and to which. */
    subject: text().notNull(),
    subjectId: text().notNull(),
    /** JSON of the values that changed, by field. Null: there were none. */
    before: sealedText(),
    after: sealedText(),
  },
  (t) => [
    index('audit_by_time').on(t.at),
    index('audit_of_subject').on(t.subject, t.subjectId, t.at),
    index('audit_of_staff').on(t.staffId, t.at),
    index('audit_of_act').on(t.act, t.at),
  ],
)
