import { and, between, count, desc, eq, gt, gte, inArray, isNull, lt, sql } from 'drizzle-orm'
import type { Period } from '../analytics/figures.ts'
import { visitDays, visitTotals } from '../analytics/tables.ts'
import { carts } from '../cart/tables.ts'
import { isStrandedMail, outbox } from '../mail/tables.ts'
import { orderLines, orders } from '../orders/tables.ts'
import { journal, journalReadings } from '../payments/tables.ts'
import { minutes, type Seconds } from '../platform/clock.ts'
import type { Db } from '../platform/db.ts'

/** What the clock does every five minutes is late after so long. */
const LATE = minutes(15)

/** Orders that wait for their money, and the units that they hold. */
export const holdsOpen = (db: Db, at: Seconds) => {
  const units = sql`(select sum(${orderLines.held}) from ${orderLines}
    where ${orderLines.orderId} = "orders"."id")`
  return db
    .select({
      state: sql<'pending' | 'processing'>`${orders.state}`,
      orders: count(),
      units: sql<number>`ifnull(sum(${units}), 0)`,
      /** Whose time is over: the clock should have ended them. */
      late: sql<number>`count(*) filter (where ${orders.state} = 'pending'
        and max(${orders.holdUntil}, ifnull(${orders.awaitUntil}, 0)) < ${at - LATE})`,
    })
    .from(orders)
    .where(inArray(orders.state, ['pending', 'processing']))
    .groupBy(orders.state)
}

/** Mails that wait for somebody: never delivered, or nobody knows. */
export const mailsStranded = (db: Db) =>
  db
    .select({
      state: sql<'dead' | 'unclear'>`${outbox.state}`,
      mails: count(),
      oldest: sql<Seconds>`min(${outbox.createdAt})`,
    })
    .from(outbox)
    // The time is true of all, so that the index of those alone is searched.
    .where(and(isStrandedMail(outbox), gt(outbox.createdAt, 0), isNull(outbox.settledAt)))
    .groupBy(outbox.state)

/** Mails that should have gone out already. */
export const mailsLate = (db: Db, at: Seconds) =>
  db
    .select({ mails: count() })
    .from(outbox)
    .where(and(eq(outbox.state, 'queued'), lt(outbox.dueAt, at - LATE)))

/** Closed days of a period of which the engine kept a sample, the newest first. */
export const daysSampled = (db: Db, { from, to }: Period, most: number) =>
  db
    .select({ day: visitDays.day, points: visitDays.points, stored: visitDays.stored })
    .from(visitDays)
    .where(and(between(visitDays.day, from, to), lt(visitDays.stored, visitDays.points)))
    .orderBy(desc(visitDays.day))
    .limit(most)

/** Points written in a period of closed days, and on the day with most of them. */
export const pointsWritten = (db: Db, { from, to }: Period) =>
  db
    .select({
      points: sql<number>`ifnull(sum(${visitDays.points}), 0)`,
      most: sql<number>`ifnull(max(${visitDays.points}), 0)`,
    })
    .from(visitDays)
    .where(between(visitDays.day, from, to))

/** The newest day whose visits were added up, and when that was. */
export const lastDayClosed = (db: Db) =>
  db
    .select({ day: visitDays.day, at: visitDays.at })
    .from(visitDays)
    // Any of them: so the last one is searched.
    .where(gt(visitDays.day, ''))
    .orderBy(desc(visitDays.day))
    .limit(1)

/** When the journal of each provider was last read. */
export const journalsRead = (db: Db) =>
  db
    .select({
      provider: journalReadings.provider,
      at: journalReadings.readAt,
      complete: journalReadings.complete,
    })
    .from(journalReadings)
    .where(gte(journalReadings.provider, ''))

const growing = { orders, carts, mails: outbox, journal, visits: visitTotals }

/**
 * About how many rows the tables have that grow, without counting them, which would read each: the
 * number of the newest row. Those that were deleted since count as well.
 */
export const rowsOf = (db: Db) => {
  const newest = Object.entries(growing).map(([name, table]) => [
    name,
    sql<number>`(select ifnull(max(rowid), 0) from ${table})`.as(name),
  ])
  return db
    .select(
      Object.fromEntries(newest) as Record<keyof typeof growing, ReturnType<typeof sql<number>>>,
    )
    .from(sql`(select 1)`)
}
