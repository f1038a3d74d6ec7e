import { and, asc, desc, eq, gt, isNotNull, isNull, type SQL, sql } from 'drizzle-orm'
import { isStrandedMail, outbox } from '../../../mail/tables.ts'
import { orders } from '../../../orders/tables.ts'
import type { Db } from '../../../platform/db.ts'

/**
 * The first mails that did not go out, oldest first, whatever they are about: those that nobody has
 * seen to and that did not go out again since. `settled`: those that somebody saw to, newest first.
 */
export const strandedMails = (db: Db, which: 'open' | 'settled', most: number) =>
  db
    .select({
      ...{ id: outbox.id, kind: outbox.kind, state: outbox.state, fault: outbox.fault },
      ...{ createdAt: outbox.createdAt, settledAt: outbox.settledAt, number: orders.number },
    })
    .from(outbox)
    .leftJoin(orders, eq(orders.id, outbox.subjectId))
    .where(conditions[which])
    .orderBy(which === 'open' ? asc(outbox.createdAt) : desc(outbox.createdAt))
    .limit(most)

/** How many wait for somebody. */
export const strandedCount = (db: Db) =>
  db.select({ count: sql<number>`count(*)` }).from(outbox).where(conditions.open)

/** One of them, with the order that it is about. */
export const strandedMail = (db: Db, id: string) =>
  db
    .select({ id: outbox.id, settledAt: outbox.settledAt, orderId: orders.id })
    .from(outbox)
    .leftJoin(orders, eq(orders.id, outbox.subjectId))
    .where(and(eq(outbox.id, id), isStrandedMail(outbox)))
    .limit(1)

export type StrandedMail = Awaited<ReturnType<typeof strandedMails>>[number]

/** The first is true of all, so that the index of those alone is searched. */
const isOld = gt(outbox.createdAt, 0)

// Of a select from one table drizzle names columns without it: that of the outer one is spelled out.
const conditions: Record<'open' | 'settled', SQL | undefined> = {
  open: and(
    isStrandedMail(outbox),
    isOld,
    isNull(outbox.settledAt),
    sql`not exists (select 1 from ${outbox} later where later.subject_id = "outbox"."subject_id"
      and later.kind = "outbox"."kind" and later.rowid > "outbox".rowid
      and later.state not in ('dead', 'unclear'))`,
  ),
  settled: and(isStrandedMail(outbox), isOld, isNotNull(outbox.settledAt)),
}
