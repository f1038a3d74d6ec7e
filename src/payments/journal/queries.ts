import { and, asc, eq, gt, isNull, lt, type SQL, sql } from 'drizzle-orm'
import { orders } from '../../orders/tables.ts'
import type { Seconds } from '../../platform/clock.ts'
import type { Db, Statement } from '../../platform/db.ts'
import type { Minor } from '../../platform/money.ts'
import { journal, journalReadings } from '../tables.ts'

export type Reading = typeof journalReadings.$inferSelect

export const readingOf = (db: Db, provider: string) =>
  db.select().from(journalReadings).where(eq(journalReadings.provider, provider)).limit(1)

/** Notes how far was read. One that took longer does not undo what a later one has noted. */
export const noteReading = (db: Db, reading: Reading) =>
  db
    .insert(journalReadings)
    .values(reading)
    .onConflictDoUpdate({
      target: journalReadings.provider,
      set: reading,
      setWhere: sql`${journalReadings.readAt} <= ${reading.readAt}`,
    })

/** Which of these movements are in the journal. However many, they are one parameter. */
export const written = (db: Db, ids: string[]) =>
  db
    .select({ id: journal.id })
    .from(journal)
    .where(sql`${journal.id} in (select value from json_each(${JSON.stringify(ids)}))`)

/** Which of these payments are those of orders. However many, they are one parameter. */
export const paymentsOfOrders = (db: Db, paymentRefs: string[]) =>
  db
    .select({ paymentRef: orders.paymentRef })
    .from(orders)
    .where(
      sql`${orders.paymentRef} in (select value from json_each(${JSON.stringify(paymentRefs)}))`,
    )

/** What providers have kept of an order's money, by currency: negative, as it is in the journal. */
export const feesOfOrder = (db: Db, orderId: SQL<string>) =>
  db
    .select({ currency: journal.currency, amount: sql<Minor>`sum(${journal.gross})` })
    .from(journal)
    .where(and(eq(journal.orderId, orderId), eq(journal.kind, 'fee')))
    .groupBy(journal.currency)

/** Payouts of which it is not known yet what they brought, the oldest first. */
export const payoutsToOpen = (db: Db, provider: string, since: Seconds, most: number) => {
  const brought = sql`select 1 from "journal" as "brought" where "brought"."payout" = ${journal.reference}`
  return db
    .select({ reference: journal.reference, gross: journal.gross })
    .from(journal)
    .where(
      and(
        eq(journal.provider, provider),
        gt(journal.at, since),
        eq(journal.kind, 'payout'),
        lt(journal.gross, 0),
        sql`not exists (${brought})`,
      ),
    )
    .orderBy(asc(journal.at))
    .limit(most)
}

/**
 * Notes which movements a payout has brought, their fees included: once the journal has all of them,
 * and they come to what was paid out. Until then the provider may not be done with its list.
 */
export const notePayout = (
  db: Db,
  payout: { reference: string; amount: Minor; movements: string[] },
): [Statement] => {
  const ids = payout.movements.flatMap((id) => [id, `${id}:fee`])
  const brought = sql`(select value from json_each(${JSON.stringify(ids)}))`
  return [
    db
      .update(journal)
      .set({ payout: payout.reference })
      .where(
        and(
          sql`${journal.id} in ${brought}`,
          isNull(journal.payout),
          sql`(select sum("gross") from "journal" where "id" in ${brought}) = ${payout.amount}`,
        ),
      ),
  ]
}
