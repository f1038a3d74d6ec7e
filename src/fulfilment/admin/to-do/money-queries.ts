import { and, asc, eq, inArray, lte, or, sql } from 'drizzle-orm'
import { awaitedByHand, needsDecision, orderChanges, orders } from '../../../orders/tables.ts'
import { refunds } from '../../../payments/tables.ts'
import { days, type Seconds } from '../../../platform/clock.ts'
import type { Db } from '../../../platform/db.ts'
import { titlesOfOrder } from '../orders/queries.ts'

/** Rows of a list about money. */
export const FEW = 5

/** After so many days a refund that is under way is looked at. */
const PATIENCE_DAYS = 3

/** What every row says of its order; `of`: how many rows there are, those not shown too. */
export const rowColumns = {
  ...{ id: orders.id, number: orders.number, contact: orders.contact },
  of: sql<number>`count(*) over ()`,
}

/** Disputes that are open, what must be answered first; those without a day to answer come last. */
export const disputesToAnswer = (db: Db, at: Seconds) =>
  db
    .select({
      ...rowColumns,
      ...{ due: orders.disputeDue, total: orders.total, currency: orders.currency },
      titles: titlesOfOrder,
    })
    .from(orders)
    .where(and(needsDecision(orders), eq(orders.disputed, true), lte(orders.placedAt, at)))
    .orderBy(sql`${orders.disputeDue} is null`, asc(orders.disputeDue), asc(orders.placedAt))
    .limit(FEW)

/**
 * Refunds that somebody must see to: the one that failed last of each order whose money did not go
 * back, and those that have been under way for longer than three days.
 */
export const refundsInTrouble = (db: Db, at: Seconds) =>
  db
    .select({ ...rowColumns, ...refundColumns })
    .from(refunds)
    .innerJoin(orders, eq(orders.id, refunds.orderId))
    .where(or(inArray(refunds.id, failedLast(db, at)), inArray(refunds.id, tooLong(db, at))))
    .orderBy(asc(refunds.askedAt))
    .limit(FEW)

/** In a batch, of two columns of one name the last is both: `refund` has another. */
const refundColumns = {
  refund: sql<string>`${refunds.id}`.as('refund'),
  ...{ state: refunds.state, fault: refunds.fault },
  ...{ amount: refunds.amount, currency: refunds.currency, at: refunds.askedAt },
}

const failedLast = (db: Db, at: Seconds) =>
  db
    .select({
      id: sql<string>`(select failed.id from ${refunds} failed where failed.order_id = orders.id
        and failed.state = 'failed' order by failed.asked_at desc limit 1)`,
    })
    .from(orders)
    .where(
      and(needsDecision(orders), eq(orders.attention, 'refund-failed'), lte(orders.placedAt, at)),
    )

const tooLong = (db: Db, at: Seconds) =>
  db
    .select({ id: refunds.id })
    .from(refunds)
    .where(
      and(
        sql`${refunds.state} in ('asked', 'pending')`,
        lte(refunds.askedAt, at - days(PATIENCE_DAYS)),
      ),
    )

/** Refunds made at the provider of which nobody has said what they are for. */
export const refundsToAssign = (db: Db, at: Seconds) =>
  db
    .select({ ...rowColumns, ...refundColumns })
    .from(refunds)
    .innerJoin(orders, eq(orders.id, refunds.orderId))
    .where(
      and(
        sql`not ${refunds.assigned} and ${refunds.state} = 'succeeded'`,
        lte(refunds.askedAt, at),
      ),
    )
    .orderBy(asc(refunds.askedAt))
    .limit(FEW)

/** Orders whose money is to come by bank transfer, those that have waited longest first. */
export const transfersAwaited = (db: Db, at: Seconds) =>
  db
    .select({
      ...rowColumns,
      ...{ at: orders.placedAt, amount: orders.total, currency: orders.currency },
      titles: titlesOfOrder,
    })
    .from(orders)
    .where(
      and(
        // As the index of those that staff take money for has it.
        awaitedByHand(orders),
        sql`${orders.provider} = 'transfer' and ${orders.state} = 'processing'`,
        lte(orders.placedAt, at),
      ),
    )
    .orderBy(asc(orders.placedAt))
    .limit(FEW)

/** Changes that are made once the difference is paid. */
export const changesToPay = (db: Db) =>
  db
    .select({
      ...rowColumns,
      ...{ at: orderChanges.at, amount: orderChanges.difference, currency: orders.currency },
    })
    .from(orderChanges)
    .innerJoin(orders, eq(orders.id, orderChanges.orderId))
    // True of all, so that the index of those alone is searched.
    .where(sql`${orderChanges.state} = 'waiting' and ${orderChanges.fromLine} > ''`)
    .orderBy(asc(orderChanges.at))
    .limit(FEW)
