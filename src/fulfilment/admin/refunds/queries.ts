import { and, eq, isNotNull, type SQL, sql } from 'drizzle-orm'
import { orders } from '../../../orders/tables.ts'
import { journal, refunds } from '../../../payments/tables.ts'
import type { Db } from '../../../platform/db.ts'
import { returnPieces, returns } from '../../tables.ts'

/** What the provider kept of the money of an order, by currency: as positive amounts. */
export const feesOfOrder = (db: Db, orderId: string) =>
  db
    .select({
      currency: journal.currency,
      amount: sql<number>`-sum(${journal.gross})`.as('amount'),
    })
    .from(journal)
    .where(and(eq(journal.orderId, orderId), eq(journal.kind, 'fee')))
    .groupBy(journal.currency)

/** Ids of the pieces of an order that came back damaged. */
export const damagedPieces = (db: Db, orderId: string | SQL<string>) =>
  db
    .select({ pieceId: returnPieces.pieceId })
    .from(returnPieces)
    .innerJoin(returns, eq(returns.id, returnPieces.returnId))
    .where(
      and(
        eq(returns.orderId, orderId),
        eq(returnPieces.live, true),
        eq(returnPieces.condition, 'damaged'),
      ),
    )

/** A return of an order, and the ids of those of its pieces that have come. */
export const returnOfOrder = (db: Db, orderId: string, id: string) =>
  db
    .select({ id: returns.id, reason: returns.reason, pieceId: returnPieces.pieceId })
    .from(returns)
    .innerJoin(returnPieces, eq(returnPieces.returnId, returns.id))
    .where(
      and(eq(returns.id, id), eq(returns.orderId, orderId), isNotNull(returnPieces.receivedAt)),
    )

/** The id of the order that a refund is of, as SQL. */
export const orderOfRefund = (id: string): SQL<string> =>
  sql<string>`(select ${refunds.orderId} from ${refunds} where ${refunds.id} = ${id})`

/** The number of the order that a refund is of. */
export const numberOfRefund = (db: Db, id: string) =>
  db
    .select({ number: orders.number })
    .from(refunds)
    .innerJoin(orders, eq(orders.id, refunds.orderId))
    .where(eq(refunds.id, id))
    .limit(1)
