import { and, asc, eq, getTableColumns, inArray, type SQL, sql } from 'drizzle-orm'
import { orderLines, orders, takenByHand } from '../orders/tables.ts'
import type { Seconds } from '../platform/clock.ts'
import type { Db } from '../platform/db.ts'
import { refundLines, refunds } from './tables.ts'

export type RefundRow = typeof refunds.$inferSelect
export type RefundLine = Omit<typeof refundLines.$inferSelect, 'refundId'>

/** Refunds with the lines that each is for. */
const withLines = {
  ...getTableColumns(refunds),
  lines: sql`(select json_group_array(json_object(
    'lineId', ${refundLines.lineId}, 'units', ${refundLines.units}, 'amount', ${refundLines.amount}
  )) from ${refundLines} where ${refundLines.refundId} = ${refunds.id})`.mapWith(
    (text: string): RefundLine[] => JSON.parse(text),
  ),
}

/** All refunds of an order in the order in which they were asked for, each with its lines. */
export const refundsOfOrder = (db: Db, orderId: string | SQL<string>) =>
  db
    .select(withLines)
    .from(refunds)
    .where(eq(refunds.orderId, orderId))
    .orderBy(asc(refunds.askedAt), sql`refunds.rowid`)

export const refundById = (db: Db, id: string) =>
  db.select(withLines).from(refunds).where(eq(refunds.id, id)).limit(1)

/**
 * Orders with a refund of which the provider has not said how it ended, at most 20: it is asked after
 * a minute for an answer that it did not give, and every hour about money that it sends later.
 */
export const ordersToRefund = (db: Db, at: Seconds) =>
  db
    .selectDistinct({
      id: refunds.orderId,
      provider: sql<string>`(select ${orders.provider} from ${orders} where ${orders.id} = ${refunds.orderId})`,
    })
    .from(refunds)
    // The states as the index has them, which a parameter would not name.
    .where(
      sql`${refunds.state} in ('asked', 'pending') and (${refunds.triedAt} is null
        or ${refunds.triedAt} <= ${at} - iif(${refunds.state} = 'asked', 60, 3600))`,
    )
    .limit(20)

export const markTried = (db: Db, orderId: string, at: Seconds) =>
  db
    .update(refunds)
    .set({ triedAt: at })
    .where(and(eq(refunds.orderId, orderId), inArray(refunds.state, ['asked', 'pending'])))

// What follows returns statements for the batch of an act.

/**
 * Claims a refund in the currency that was paid. Breaks `refunds.order_id` where the order has no
 * money, or none that can go back this way; `refund_claimed_within_paid` or
 * `delivery_refunded_within_price` where it is too much; `refunds.id` where it is there.
 *
 * @param only the state in which the order must be, where one alone will do
 */
export const insertRefund = (
  db: Db,
  refund: Omit<RefundRow, 'currency' | 'version'>,
  only?: 'review',
) => {
  const states = only
    ? sql`${orders.state} = ${only}`
    : sql`${orders.state} in ('paid', 'review', 'refunding', 'refunded')`
  const atProvider =
    refund.way === 'provider'
      ? sql`and not ${takenByHand(orders)} and ${orders.paymentRef} is not null`
      : sql``
  const from = sql`from ${orders} where ${orders.id} = ${refund.orderId}`
  return db.insert(refunds).values({
    ...refund,
    // Null where there is no such order, and the column takes no null.
    orderId: sql<string>`(select ${orders.id} ${from} and ${orders.paid} > 0 and ${states} ${atProvider})`,
    currency: sql<string>`(select coalesce(${orders.paidCurrency}, ${orders.currency}) ${from})`,
  })
}

/**
 * Says that a refund is for a line. Breaks `refund_lines.line_id` where its order has no such line,
 * `refunded_units_within_line` or `refunded_within_line` where it is too much.
 */
export const insertRefundLine = (
  db: Db,
  orderId: string,
  refundId: string,
  { lineId, units, amount }: RefundLine,
) =>
  db.insert(refundLines).values({
    refundId,
    lineId: sql<string>`(select ${orderLines.id} from ${orderLines}
      where ${orderLines.id} = ${lineId} and ${orderLines.orderId} = ${orderId})`,
    units,
    amount,
  })

/** Notes how a refund stands; a state that it has left breaks `refund_goes_forward`. */
export const updateRefund = (
  db: Db,
  id: string,
  change: Pick<RefundRow, 'state' | 'fault' | 'settledAt'> &
    Partial<Pick<RefundRow, 'providerRef'>>,
) =>
  db
    .update(refunds)
    .set({ ...change, version: sql`${refunds.version} + 1` })
    .where(eq(refunds.id, id))

/**
 * Says which lines a refund is for that was not assigned. Breaks `refunds.version` where somebody
 * else has changed it since `version`.
 */
export const updateAssigned = (
  db: Db,
  { id, version, delivery }: Pick<RefundRow, 'id' | 'version' | 'delivery'>,
) =>
  db
    .update(refunds)
    .set({
      assigned: true,
      delivery,
      // Null, which the column refuses, where it has another version.
      version: sql`case when ${refunds.version} = ${version} and not ${refunds.assigned}
        and ${refunds.state} not in ('failed', 'cancelled') then ${version} + 1 end`,
    })
    .where(eq(refunds.id, id))

/** Lets an order say what refunds have sent back, whatever order the news came in. */
export const sumRefunds = (db: Db, orderId: string) =>
  db
    .update(orders)
    .set({
      refunded: sql`(select coalesce(sum(${refunds.amount}), 0) from ${refunds}
        where ${refunds.orderId} = ${orderId} and ${refunds.state} = 'succeeded')`,
    })
    .where(eq(orders.id, orderId))
