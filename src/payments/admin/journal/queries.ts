import { and, asc, count, eq, getTableColumns, gte, lt, type SQL, sql } from 'drizzle-orm'
import { orders } from '../../../orders/tables.ts'
import { days, type Seconds } from '../../../platform/clock.ts'
import type { Db } from '../../../platform/db.ts'
import type { Minor } from '../../../platform/money.ts'
import { journal, journalDays, journalReadings } from '../../tables.ts'
import type { Period } from './period.ts'

/** Which rows: of a month, of one provider in it, or those that a payout has brought. */
export type Wanted = (Pick<Period, 'from' | 'until'> & { provider?: string | undefined }) | Payout
type Payout = { payout: string }

/** A row with the number of its order and the country that it went to. */
export type JournalRow = typeof journal.$inferSelect & {
  number: string | null
  country: string | null
}

const sumOf = (column: 'gross' | 'net' | 'tax') => sql<Minor>`ifnull(sum(${journal[column]}), 0)`

const within = (wanted: Wanted): SQL | undefined =>
  'payout' in wanted
    ? eq(journal.payout, wanted.payout)
    : and(
        gte(journal.at, wanted.from),
        lt(journal.at, wanted.until),
        wanted.provider ? eq(journal.provider, wanted.provider) : undefined,
      )

/** Sums of a month's rows, for `booksOf`. */
export const sumsOf = (db: Db, wanted: Wanted) =>
  db
    .select({
      provider: journal.provider,
      currency: journal.currency,
      kind: journal.kind,
      taxRate: journal.taxRate,
      ...{ net: sumOf('net'), tax: sumOf('tax'), gross: sumOf('gross') },
    })
    .from(journal)
    .where(within(wanted))
    .groupBy(journal.provider, journal.currency, journal.kind, journal.taxRate)

/** What each provider held before a moment, and holds in all, by currency. */
export const balancesOf = (db: Db, before: Seconds) => {
  const day = Math.floor(before / days(1))
  // The day in which the moment is has begun earlier.
  const sinceThen = sql`(
    select sum("gross") from "journal"
    where "at" >= ${day * days(1)} and "at" < ${before}
      and "provider" = ${journalDays}."provider" and "currency" = ${journalDays}."currency"
  )`
  const earlier = sql`sum(${journalDays.gross}) filter (where ${journalDays.day} < ${day})`
  return (
    db
      .select({
        provider: journalDays.provider,
        currency: journalDays.currency,
        opening: sql<Minor>`ifnull(${earlier}, 0) + ifnull(${sinceThen}, 0)`,
        total: sql<Minor>`sum(${journalDays.gross})`,
      })
      .from(journalDays)
      // All of them.
      .where(gte(journalDays.day, 0))
      .groupBy(journalDays.provider, journalDays.currency)
  )
}

export const allReadings = (db: Db) =>
  db.select().from(journalReadings).where(gte(journalReadings.provider, ''))

/** Rows in the order in which the money moved, after one of them. */
export const rowsOf = (
  db: Db,
  wanted: Wanted,
  after: { at: Seconds; id: string } | null,
  most: number,
) =>
  db
    .select({ ...getTableColumns(journal), number: orders.number, country: orders.country })
    .from(journal)
    .leftJoin(orders, eq(orders.id, journal.orderId))
    .where(
      and(
        within(wanted),
        after ? sql`(${journal.at}, ${journal.id}) > (${after.at}, ${after.id})` : undefined,
      ),
    )
    .orderBy(asc(journal.at), asc(journal.id))
    .limit(most)

export const countRows = (db: Db, wanted: Wanted) =>
  db.select({ rows: count() }).from(journal).where(within(wanted))

/** The movement of a payout itself. */
export const payoutRow = (db: Db, reference: string) =>
  db
    .select()
    .from(journal)
    .where(and(eq(journal.reference, reference), eq(journal.kind, 'payout'), lt(journal.gross, 0)))
    .limit(1)
