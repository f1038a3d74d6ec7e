import { and, asc, eq, isNull, lte, or, type SQL, sql } from 'drizzle-orm'
import type { Seconds } from '../platform/clock.ts'
import type { Db } from '../platform/db.ts'
import type { Sealed } from '../platform/sealing.ts'
import type { MailState } from './rules.ts'
import { isStrandedMail, outbox } from './tables.ts'

export type NewMail = {
  id: string
  cause: string
  kind: string
  subjectId: string
  secret: Sealed | null
  detail: string | null
  recipient: Sealed
  addressDigest: string | null
  createdAt: Seconds
}

/** Puts a mail into the outbox. A second mail of the same cause breaks the batch. */
export const putInOutbox = (db: Db, mail: NewMail) =>
  db.insert(outbox).values({ ...mail, state: 'queued', attempts: 0, dueAt: mail.createdAt })

/** In the place of a mail that goes to nobody. */
export const putNothing = (db: Db) => db.select({ id: outbox.id }).from(outbox).limit(0)

/**
 * Takes a due mail for one attempt; no row when it is not due, sent, or taken by another attempt.
 * Asking again with the same `attempt` returns the same row.
 */
export const takeForSending = (
  db: Db,
  id: string,
  attempt: string,
  { at, until }: { at: Seconds; until: Seconds },
) =>
  db
    .update(outbox)
    .set({
      state: 'sending',
      attempt,
      attempts: sql`${outbox.attempts} + (${outbox.state} = 'queued')`,
      dueAt: until,
    })
    .where(
      and(
        eq(outbox.id, id),
        or(
          and(eq(outbox.state, 'queued'), lte(outbox.dueAt, at)),
          and(eq(outbox.state, 'sending'), eq(outbox.attempt, attempt)),
        ),
      ),
    )
    .returning()

/**
 * Notes a sent mail. Its secret and its recipient are not needed any more and are deleted.
 *
 * @param copy null: none is kept
 */
export const markSent = (db: Db, id: string, at: Seconds, copy: Sealed | null) =>
  db
    .update(outbox)
    .set({ state: 'sent', sentAt: at, secret: null, recipient: null, copy })
    .where(eq(outbox.id, id))

export const markFault = (
  db: Db,
  id: string,
  fault: { state: MailState; dueAt: Seconds; fault: string; recipient?: null; secret?: null },
) => db.update(outbox).set(fault).where(eq(outbox.id, id))

/** Attempts whose answer never came: nobody knows whether they were sent. */
export const giveUpLostAttempts = (db: Db, at: Seconds) =>
  db
    .update(outbox)
    .set({ state: 'unclear', fault: 'no-answer' })
    .where(and(eq(outbox.state, 'sending'), lte(outbox.dueAt, at)))
    .returning({ id: outbox.id })

/** Mails whose time has come, oldest first, at most 100. */
export const dueMails = (db: Db, at: Seconds) =>
  db
    .select({ id: outbox.id })
    .from(outbox)
    .where(and(eq(outbox.state, 'queued'), lte(outbox.dueAt, at)))
    .orderBy(asc(outbox.dueAt))
    .limit(100)

/** The mails about a subject as they stand, oldest first; without what they say. */
export const mailsAbout = (db: Db, subjectId: string | SQL<string>) =>
  db
    .select({
      id: outbox.id,
      kind: outbox.kind,
      detail: outbox.detail,
      state: outbox.state,
      fault: outbox.fault,
      createdAt: outbox.createdAt,
      sentAt: outbox.sentAt,
    })
    .from(outbox)
    .where(eq(outbox.subjectId, subjectId))
    .orderBy(asc(outbox.createdAt), sql`outbox.rowid`)

export type MailStanding = Awaited<ReturnType<typeof mailsAbout>>[number]

/** What is kept of a mail, sealed: null until it is sent. */
export const copyOfMail = (db: Db, id: string) =>
  db.select({ copy: outbox.copy }).from(outbox).where(eq(outbox.id, id)).limit(1)

/** Number of mails that wait for somebody: never delivered, or nobody knows, and not seen to. */
export const strandedMails = (db: Db) =>
  db.$count(outbox, and(isStrandedMail(outbox), isNull(outbox.settledAt)))

/** Notes, for the batch of an act, that somebody saw to a mail; null: that it waits again. */
export const markSettled = (db: Db, id: string, at: Seconds | null) =>
  db
    .update(outbox)
    .set({ settledAt: at })
    .where(and(eq(outbox.id, id), isStrandedMail(outbox)))
