import { and, asc, eq, inArray, isNotNull, lt, lte, type SQL, sql } from 'drizzle-orm'
import { consentWordings } from '../../newsletter/tables.ts'
import { orderLines, orders } from '../../orders/tables.ts'
import type { Seconds } from '../../platform/clock.ts'
import type { Db, Statement } from '../../platform/db.ts'
import { boughtFacts, reminders } from '../tables.ts'
import type { ReminderState } from './rules.ts'

export type ReminderRow = typeof reminders.$inferSelect

/** The reminders of an order that run, oldest first. */
export const remindersOfOrder = (db: Db, orderId: string) =>
  db
    .select({
      id: reminders.id,
      kind: reminders.kind,
      day: reminders.day,
      dueAt: reminders.dueAt,
    })
    .from(reminders)
    .where(and(eq(reminders.orderId, orderId), eq(reminders.state, 'runs')))
    .orderBy(asc(reminders.agreedAt), sql`reminders.rowid`)

export type ReminderOfOrder = Awaited<ReturnType<typeof remindersOfOrder>>[number]

/** The lines of an order that it kept, with what their pieces were when they were paid for. */
export const lineFacts = (db: Db, orderId: string) =>
  db
    .select({
      title: orderLines.title,
      optionValues: boughtFacts.optionValues,
      options: boughtFacts.options,
      facts: boughtFacts.facts,
    })
    .from(orderLines)
    .innerJoin(boughtFacts, eq(boughtFacts.lineId, orderLines.id))
    .where(and(eq(orderLines.orderId, orderId), lt(orderLines.refundedUnits, orderLines.quantity)))
    .orderBy(asc(orderLines.position))

export type LineFacts = Awaited<ReturnType<typeof lineFacts>>[number]

export const reminderById = (db: Db, id: string) =>
  db.select().from(reminders).where(eq(reminders.id, id)).limit(1)

/** What the mail of a reminder is about, and its order. */
export const reminderToWrite = (db: Db, id: string) =>
  db
    .select({
      state: reminders.state,
      kind: reminders.kind,
      agreedAt: reminders.agreedAt,
      orderId: orders.id,
      number: orders.number,
      language: orders.language,
    })
    .from(reminders)
    .innerJoin(orders, eq(orders.id, reminders.orderId))
    .where(eq(reminders.id, id))
    .limit(1)

/** Stores a reminder with what was agreed to. */
export const insertReminder = (
  db: Db,
  reminder: Omit<ReminderRow, 'state' | 'overAt' | 'wording'>,
  wording: typeof consentWordings.$inferInsert,
): Statement[] => [
  db.insert(consentWordings).values(wording).onConflictDoNothing(),
  db.insert(reminders).values({ ...reminder, state: 'runs', overAt: null, wording: wording.id }),
]

/**
 * Ends a reminder; a mail of it that waits in the outbox is not sent any more. Once it has ended,
 * nothing changes.
 *
 * @param orderId only if it is of this order
 */
export const endReminder = (db: Db, id: string, at: Seconds, orderId?: string) =>
  end(
    db,
    at,
    eq(reminders.id, id),
    orderId === undefined ? undefined : eq(reminders.orderId, orderId),
  )

/** Ends all reminders of an order, as `endReminder` ends one. */
export const endRemindersOfOrder = (db: Db, orderId: string, at: Seconds) =>
  end(db, at, eq(reminders.orderId, orderId))

const end = (db: Db, at: Seconds, ...which: (SQL | undefined)[]) =>
  db
    .update(reminders)
    .set({ state: 'ended', dueAt: null, overAt: at, day: '' })
    .where(and(...which, inArray(reminders.state, ['runs', 'done'])))

/**
 * Reminders whose mail is due, with the address that they go to. In random order, so that those that
 * do not open cannot block the others for ever.
 */
export const dueReminders = (db: Db, at: Seconds, most: number) =>
  db
    .select({
      id: reminders.id,
      kind: reminders.kind,
      day: reminders.day,
      dueAt: reminders.dueAt,
      agreedAt: reminders.agreedAt,
      orderId: reminders.orderId,
      email: orders.email,
    })
    .from(reminders)
    .innerJoin(orders, eq(orders.id, reminders.orderId))
    .where(and(lte(reminders.dueAt, at), isNotNull(reminders.dueAt)))
    .orderBy(sql`random()`)
    .limit(most)

export type DueReminder = Awaited<ReturnType<typeof dueReminders>>[number]

/**
 * Moves a due reminder to its next mail, or ends it, unless something else has moved it.
 *
 * @param next null: there is none
 */
export const moveOn = (
  db: Db,
  { id, dueAt }: Pick<DueReminder, 'id' | 'dueAt'>,
  next: Seconds | null,
  at: Seconds,
) =>
  db
    .update(reminders)
    .set(
      next === null
        ? { state: 'done' satisfies ReminderState, dueAt: null, overAt: at, day: '' }
        : { dueAt: next },
    )
    .where(and(eq(reminders.id, id), eq(reminders.dueAt, dueAt ?? 0)))

/** Deletes up to `most` reminders that were over before, and the mails in the outbox with them. */
export const deleteOver = (db: Db, before: Seconds, most: number) =>
  db
    .delete(reminders)
    .where(
      inArray(
        reminders.id,
        db
          .select({ id: reminders.id })
          .from(reminders)
          .where(lt(reminders.overAt, before))
          .orderBy(reminders.overAt)
          .limit(most),
      ),
    )
    .returning({ id: reminders.id })
