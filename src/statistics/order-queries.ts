import { between, desc, gte, sql } from 'drizzle-orm'
import type { Period } from '../analytics/figures.ts'
import { orders } from '../orders/tables.ts'
import { isRevenue, journal, journalReadings } from '../payments/tables.ts'
import type { Db } from '../platform/db.ts'
import type { Minor } from '../platform/money.ts'
import type { Moments } from './steps.ts'
import { chartNotes } from './tables.ts'

/** Steps as rows, in one parameter however many they are. */
const stepRows = (steps: Moments[]) => {
  const rows = JSON.stringify(steps.map(({ from, until }) => [from, until]))
  return sql`(
    select "key" as "n", "value" ->> 0 as "from", "value" ->> 1 as "until"
    from json_each(${rows})
  ) as "wanted"`
}

/**
 * What was sold in each step, by the moment of payment: a row for each step, in their order. An order
 * without a stage was never accepted, or pays for the change of another.
 *
 * @param currency that of the shop: amounts of another are not added up
 */
export const soldIn = (db: Db, steps: Moments[], currency: string) =>
  db
    .select({
      orders: sql<number>`count(${orders.paidAt})`,
      inShop: sql<number>`count(*) filter (where ${orders.origin} = 'shop')`,
      priced: sql<number>`count(*) filter (where ${orders.currency} = ${currency})`,
      total: sql<Minor>`ifnull(sum(${orders.total}) filter (where ${orders.currency} = ${currency}), 0)`,
    })
    .from(stepRows(steps))
    .leftJoin(
      orders,
      sql`${orders.paidAt} >= "wanted"."from" and ${orders.paidAt} < "wanted"."until"
        and ${orders.stage} is not null`,
    )
    .groupBy(sql`"wanted"."n"`)
    .orderBy(sql`"wanted"."n"`)

/** An amount as the shopper paid it or got it back; null where that was in another currency. */
export const paidIn = (currency: string) =>
  sql`case when ${journal.chargedCurrency} = ${currency} then ${journal.charged}
    when ${journal.currency} = ${currency} then ${journal.gross} end`

/**
 * What came in from customers less what went back to them, in each step, by the moment at which the
 * money moved. `elsewhere`: movements in other currencies, which are not added up.
 */
export const revenueIn = (db: Db, steps: Moments[], currency: string) =>
  db
    .select({
      revenue: sql<Minor>`ifnull(sum(${paidIn(currency)}), 0)`,
      elsewhere: sql<number>`count(${journal.at}) - count(${paidIn(currency)})`,
    })
    .from(stepRows(steps))
    .leftJoin(
      journal,
      sql`${journal.at} >= "wanted"."from" and ${journal.at} < "wanted"."until" and ${isRevenue(journal)}`,
    )
    .groupBy(sql`"wanted"."n"`)
    .orderBy(sql`"wanted"."n"`)

/** How far the journal has been read. */
export const readingsOf = (db: Db) =>
  db
    .select({ complete: journalReadings.complete, readAt: journalReadings.readAt })
    .from(journalReadings)
    .where(gte(journalReadings.provider, ''))

/** More than a period of any length needs. */
const MOST_NOTES = 200

/** The newest notes of a period. */
export const notesIn = (db: Db, { from, to }: Period) =>
  db
    .select()
    .from(chartNotes)
    .where(between(chartNotes.day, from, to))
    .orderBy(desc(chartNotes.day), desc(chartNotes.id))
    .limit(MOST_NOTES)
