import { and, asc, eq, isNotNull } from 'drizzle-orm'
import { outbox } from '../../../mail/tables.ts'
import { refunds } from '../../../payments/tables.ts'
import type { Db } from '../../../platform/db.ts'

/** What a dispute needs besides the order: its mails as they were sent, and its refunds. */
export const readEvidence = (db: Db, orderId: string) =>
  db.batch([sentMails(db, orderId), refundsOf(db, orderId)])

const sentMails = (db: Db, orderId: string) =>
  db
    .select({ id: outbox.id, kind: outbox.kind, sentAt: outbox.sentAt, copy: outbox.copy })
    .from(outbox)
    .where(and(eq(outbox.subjectId, orderId), isNotNull(outbox.copy)))
    .orderBy(asc(outbox.sentAt))

const refundsOf = (db: Db, orderId: string) =>
  db
    .select({
      ...{ amount: refunds.amount, currency: refunds.currency, state: refunds.state },
      ...{ reason: refunds.reason, at: refunds.askedAt },
    })
    .from(refunds)
    .where(eq(refunds.orderId, orderId))
    .orderBy(asc(refunds.askedAt))
