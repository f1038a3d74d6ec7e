import { and, asc, eq, gt, sql } from 'drizzle-orm'
import { orders } from '../../../orders/tables.ts'
import { refunds } from '../../../payments/tables.ts'
import { days, type Seconds } from '../../../platform/clock.ts'
import type { Db } from '../../../platform/db.ts'
import { returns } from '../../tables.ts'
import { FEW, rowColumns } from './money-queries.ts'

/**
 * For so long a return that came is looked for: of older ones somebody has decided. So the list stays
 * short, however many there were.
 */
const RETURN_DAYS = 180

const columns = {
  ...rowColumns,
  return: sql<string>`${returns.id}`.as('return_id'),
  at: returns.askedAt,
  titles: sql<string>`(select group_concat(order_lines.title, ', ') from return_pieces of_return
    join pieces on pieces.id = of_return.piece_id
    join order_lines on order_lines.id = pieces.line_id
    where of_return.return_id = ${returns.id})`,
}

/** Returns that wait for an answer, oldest first. */
export const returnsAsked = (db: Db) =>
  db
    .select(columns)
    .from(returns)
    .innerJoin(orders, eq(orders.id, returns.orderId))
    .where(eq(returns.state, 'asked'))
    .orderBy(asc(returns.askedAt))
    .limit(FEW)

/**
 * Returns that came and whose money was not sent back: for which there is no refund that holds, and
 * whose units were not refunded in another way.
 */
export const returnsToRefund = (db: Db, at: Seconds) =>
  db
    .select(columns)
    .from(returns)
    .innerJoin(orders, eq(orders.id, returns.orderId))
    .where(
      and(
        eq(returns.state, 'received'),
        gt(returns.askedAt, at - days(RETURN_DAYS)),
        eq(orders.state, 'paid'),
        sql`not exists (select 1 from ${refunds} of_return
          where of_return.order_id = ${returns.orderId} and of_return.return_id = ${returns.id}
            and of_return.state not in ('failed', 'cancelled'))`,
        sql`exists (select 1 from return_pieces came
          join pieces on pieces.id = came.piece_id
          join order_lines on order_lines.id = pieces.line_id
          where came.return_id = ${returns.id} and came.received_at is not null
            and order_lines.refunded_units < order_lines.quantity)`,
      ),
    )
    .orderBy(asc(returns.askedAt))
    .limit(FEW)
