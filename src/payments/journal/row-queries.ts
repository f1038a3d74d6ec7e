import { sql } from 'drizzle-orm'
import type { Seconds } from '../../platform/clock.ts'
import type { Db, Statement } from '../../platform/db.ts'
import type { Minor } from '../../platform/money.ts'
import type { JournalKind } from '../refund-rules.ts'
import { journal } from '../tables.ts'

/** A movement of money, what comes in is positive. */
export type Entry = {
  /** One movement, one id: what is there already is not written again. */
  id: string
  at: Seconds
  /** Who holds the money: a payment provider, `cash` or `transfer`. */
  provider: string
  kind: JournalKind
  gross: Minor
  /** What the provider kept of it: a row of its own, `<id>:fee`. */
  fee?: Minor
  currency: string
  charged?: { amount: Minor; currency: string } | null
  reference: string
}

/**
 * Writes a row of the journal.
 *
 * Prices include tax, so a row's tax is worked out from all that was paid and given back until then:
 * what is in that sum, less what the order's earlier rows had. Rounding each part by itself would
 * leave a cent over. Tax follows what the shopper paid: where that is settled in another currency, it
 * is converted at the rate of the sale, and what the rates have changed by since is no tax. An order
 * that cost more than it brought, refunded and disputed, has none.
 *
 * @param order which it is about: by its id or its payment; there may be no such order
 */
export function writeRow(
  db: Db,
  entry: Entry,
  order: { orderId: string | null; paymentRef: string | null },
): [Statement] {
  const { id, at, provider, kind, gross, fee = 0, currency, reference } = entry
  const charged = entry.charged ?? null
  const paid = charged?.amount ?? gross
  const isSale = kind === 'sale'
  const row = sql`
    with "it" as (
      select "id", "tax_rate" from "orders"
      where "id" = ${order.orderId} or "payment_ref" = ${order.paymentRef}
      limit 1
    ), "so_far" as (
      select
        max(0, ${whole(paid)} + ifnull(sum(ifnull("charged", "gross")), 0)) as "paid",
        ${whole(isSale ? gross : 0)}
          + ifnull(sum("gross") filter (where "kind" = 'sale'), 0) as "settled",
        ${whole(isSale ? paid : 0)}
          + ifnull(sum(ifnull("charged", "gross")) filter (where "kind" = 'sale'), 0) as "sold",
        ifnull(sum("tax"), 0) as "had"
      from "journal" where "order_id" = (select "id" from "it") and "kind" <> 'fee'
    ), "due" as (
      select "it"."id", "it"."tax_rate", "had", "settled", "sold",
        (2 * "paid" * "tax_rate" + 10000 + "tax_rate") / (2 * (10000 + "tax_rate")) as "within"
      from "it", "so_far" where ${kind !== 'fee'}
    ), "row" as (
      select "id", "tax_rate",
        iif("sold" > 0, (2 * "within" * "settled" + "sold") / (2 * "sold"), 0) - "had" as "tax"
      from "due"
    )
    select ${id}, ${at}, ${provider}, ${kind}, (select "id" from "it"),
      ${gross}, ${gross} - ifnull((select "tax" from "row"), 0),
      ifnull((select "tax" from "row"), 0), ifnull((select "tax_rate" from "row"), 0),
      ${currency}, ${charged?.amount ?? null}, ${charged?.currency ?? null}, ${reference}, null
    union all
    select ${`${id}:fee`}, ${at}, ${provider}, 'fee', (select "id" from "it"),
      ${-fee}, ${-fee}, 0, 0, ${currency}, null, null, ${reference}, null
    where ${fee} <> 0`
  return [db.insert(journal).select(row).onConflictDoNothing()]
}

/** D1 binds every number as one with a fraction, which would divide into fractions. */
const whole = (amount: Minor) => sql`cast(${amount} as integer)`
