import { and, asc, desc, eq, or, type SQL, sql } from 'drizzle-orm'
import { staff } from '../../../admin/tables.ts'
import { eventsOfOrder, linesOfOrder } from '../../../orders/queries.ts'
import { orderLines, orders } from '../../../orders/tables.ts'
import { refunds } from '../../../payments/tables.ts'
import type { Db } from '../../../platform/db.ts'
import { piecesOfReturn, returnById } from '../../returns/queries.ts'
import { pieces, returnPieces, returns } from '../../tables.ts'
import type { Cursor, ReturnList } from './rules.ts'

/** Returns of one page. */
export const ROWS = 40

export type ReturnListRow = Awaited<ReturnType<typeof listReturns>>[number]

/** Whether money went back for a return, or is on its way. */
const isRefunded = sql`exists (select 1 from ${refunds}
  where ${refunds.orderId} = "returns"."order_id" and ${refunds.returnId} = "returns"."id"
    and ${refunds.state} not in ('failed', 'cancelled'))`

const lists: Record<ReturnList, SQL | undefined> = {
  open: or(
    sql`${returns.state} in ('asked', 'agreed')`,
    sql`${returns.state} = 'received' and not ${isRefunded}`,
  ),
  asked: sql`${returns.state} = 'asked'`,
  'under-way': sql`${returns.state} = 'agreed'`,
  'to-refund': sql`${returns.state} = 'received' and not ${isRefunded}`,
  // Named one by one, so that their index is searched.
  all: sql`${returns.state} in ('asked', 'agreed', 'received', 'refused', 'withdrawn')`,
}

/** A page of a list: what there is to do, the oldest first; all, the newest first; and one more. */
export function listReturns(db: Db, list: ReturnList, after: Cursor | null) {
  const newest = list === 'all'
  const from = after && {
    older: sql`(${returns.askedAt}, ${returns.id}) < (${after.at}, ${after.id})`,
    newer: sql`(${returns.askedAt}, ${returns.id}) > (${after.at}, ${after.id})`,
  }
  const order = newest ? desc : asc
  return db
    .select({
      id: returns.id,
      state: returns.state,
      reason: returns.reason,
      askedAt: returns.askedAt,
      orderId: returns.orderId,
      number: orders.number,
      contact: orders.contact,
      isRefunded: isRefunded.mapWith(Boolean).as('is_refunded'),
      titles: sql<string>`(select group_concat(title, ', ') from (
        select distinct ${orderLines.title} as title from ${returnPieces}
        join ${pieces} on ${pieces.id} = ${returnPieces.pieceId}
        join ${orderLines} on ${orderLines.id} = ${pieces.lineId}
        where ${returnPieces.returnId} = "returns"."id"))`.as('titles'),
      count: sql<number>`(select count(*) from ${returnPieces}
        where ${returnPieces.returnId} = "returns"."id")`.as('pieces'),
    })
    .from(returns)
    .innerJoin(orders, eq(orders.id, returns.orderId))
    .where(and(lists[list], from ? (newest ? from.older : from.newer) : undefined))
    .orderBy(order(returns.askedAt), order(returns.id))
    .limit(ROWS + 1)
}

/** Everything that the page of a return shows, in one round trip. */
export const readAllOfReturn = (db: Db, id: string) => {
  const orderId = sql<string>`(select ${returns.orderId} from ${returns} where ${returns.id} = ${id})`
  return db.batch([
    returnById(db, id),
    piecesOfReturn(db, id),
    db.select().from(orders).where(eq(orders.id, orderId)).limit(1),
    linesOfOrder(db, orderId),
    eventsOfOrder(db, orderId),
    refundsOfReturn(db, id, orderId),
    db
      .select({ id: staff.id, name: staff.name })
      .from(staff)
      .where(
        eq(staff.id, sql`(select ${returns.staffId} from ${returns} where ${returns.id} = ${id})`),
      ),
  ])
}

const refundsOfReturn = (db: Db, id: string, orderId: SQL<string>) =>
  db
    .select({ amount: refunds.amount, currency: refunds.currency, state: refunds.state })
    .from(refunds)
    .where(and(eq(refunds.orderId, orderId), eq(refunds.returnId, id)))
    .orderBy(asc(refunds.askedAt))
