import { type SQLWrapper, sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { sealedText } from '../platform/db.ts'
import type { MailState } from './rules.ts'

/** Whether a mail waits for the owner: never delivered, or nobody knows. */
export const isStrandedMail = (t: { state: SQLWrapper }) => sql`${t.state} in ('dead', 'unclear')`

/** Mails to send, written in the batch of the act that causes them. */
export const outbox = sqliteTable(
  'outbox',
  {
    id: text().primaryKey(),
    /** What the mail is about, `order-confirmed:<order id>`: one mail for each cause. */
    cause: text().notNull().unique('one_mail_per_cause'),
    /** Which mail to write about `subjectId`. */
    kind: text().notNull(),
    subjectId: text().notNull(),
    /** Sealed: what only the mail may say (a link's token), or null. */
    secret: sealedText(),
    /**
     * What the mail is to say about its cause, impersonal: a reason, an amount. Null: nothing more.
     */
    detail: text(),
    /** Null once sent. */
    recipient: sealedText(),
    /** JSON of subject and text as they were sent, without the secret. Null until then. */
    copy: sealedText(),
    /**
     * Keyed digest of the recipient's address, where anybody can cause the mail by typing it: such
     * mails are counted. Null: not counted.
     */
    addressDigest: text(),
    state: text().$type<MailState>().notNull(),
    attempts: integer().notNull(),
    /** Which attempt has it: one that asks again after a lost answer still has the mail. */
    attempt: text(),
    /** Not before this time; while sending, when the attempt counts as lost. */
    dueAt: integer().notNull(),
    /**
     * The transport's error code of the last attempt; never its message, which may hold an address.
     */
    fault: text(),
    createdAt: integer().notNull(),
    sentAt: integer(),
    /** When somebody saw to a mail that could not be delivered: it is not listed any more. */
    settledAt: integer(),
  },
  (t) => [
    index('outbox_due').on(t.state, t.dueAt),
    index('outbox_stranded').on(t.createdAt).where(isStrandedMail(t)),
    index('mails_of_subject').on(t.subjectId),
    index('outbox_of_newsletter').on(t.createdAt).where(sql`${t.kind} like 'newsletter-%'`),
    index('outbox_by_address')
      .on(t.addressDigest, t.dueAt)
      .where(sql`${t.addressDigest} is not null`),
  ],
)
