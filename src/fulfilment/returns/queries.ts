import { asc, eq, type SQL, sql } from 'drizzle-orm'
import type { Seconds } from '../../platform/clock.ts'
import type { Db } from '../../platform/db.ts'
import type { ReturnState } from '../rules.ts'
import { pieceEvents, pieces, returnPieces, returns, shipmentPieces } from '../tables.ts'

export type ReturnRow = typeof returns.$inferSelect
export type ReturnPieceRow = Awaited<ReturnType<typeof piecesOfReturn>>[number]

export const returnById = (db: Db, id: string) =>
  db.select().from(returns).where(eq(returns.id, id)).limit(1)

/** All returns of an order, the first one first. */
export const returnsOfOrder = (db: Db, orderId: string | SQL<string>) =>
  db
    .select()
    .from(returns)
    .where(eq(returns.orderId, orderId))
    .orderBy(asc(returns.askedAt), sql`returns.rowid`)

/** What is in a return, in the order of the order's lines. */
export const piecesOfReturn = (db: Db, id: string) =>
  inReturns(db).where(eq(returnPieces.returnId, id)).orderBy(inOrder, asc(pieces.unit))

/** What is in all returns of an order. */
export const returnPiecesOfOrder = (db: Db, orderId: string | SQL<string>) =>
  inReturns(db)
    .where(
      sql`${returnPieces.returnId} in (select ${returns.id} from ${returns} where ${returns.orderId} = ${orderId})`,
    )
    .orderBy(inOrder, asc(pieces.unit))

const inOrder = sql`(select position from order_lines where order_lines.id = ${pieces.lineId})`

const inReturns = (db: Db) =>
  db
    .select({
      returnId: returnPieces.returnId,
      pieceId: returnPieces.pieceId,
      live: returnPieces.live,
      condition: returnPieces.condition,
      receivedAt: returnPieces.receivedAt,
      lineId: pieces.lineId,
      unit: pieces.unit,
      stage: pieces.stage,
      restockedAt: pieces.restockedAt,
      version: pieces.version,
    })
    .from(returnPieces)
    .innerJoin(pieces, eq(pieces.id, returnPieces.pieceId))

// What follows returns statements for the batch of an act.

/** Breaks `returns.id` when it was asked for before, and `returns_of_shopper` after the twentieth. */
export const insertReturn = (db: Db, row: typeof returns.$inferInsert) =>
  db.insert(returns).values(row)

/**
 * Puts pieces into a return. Breaks `NOT NULL … return_pieces.piece_id` when one is not with the
 * shopper, or not of this order, and the key of `return_pieces.piece_id` when another return has it.
 */
export const putIntoReturn = (
  db: Db,
  { id, orderId }: { id: string; orderId: string },
  pieceIds: string[],
) =>
  db.insert(returnPieces).select(sql`select ${id}, (select ${pieces.id} from ${pieces}
      where ${pieces.id} = each.value and ${pieces.orderId} = ${orderId}
        and ${pieces.stage} in ('sent', 'delivered')), 1, null, null
    from json_each(${JSON.stringify(pieceIds)}) as each`)

/**
 * Changes a return that stands as it should, and its version with it. Breaks
 * `NOT NULL … returns.version`, and with it the whole batch, when it does not, or has another
 * version by now.
 *
 * @param seen `version`: left out, any
 */
export const changeReturn = (
  db: Db,
  seen: { id: string; version?: number; states: ReturnState[] },
  change: Partial<Pick<ReturnRow, 'answer' | 'agreedAt' | 'closedAt'>> & {
    state?: ReturnState | SQL<ReturnState>
  },
) =>
  db
    .update(returns)
    .set({
      ...change,
      version: sql`iif(${returns.state} in (select value from json_each(${JSON.stringify(seen.states)}))
        and ${returns.version} = coalesce(${seen.version ?? null}, ${returns.version}),
        ${returns.version} + 1, null)`,
    })
    .where(eq(returns.id, seen.id))

/** A return ends without what did not come: as `received` where anything did. */
export const endedState = sql<ReturnState>`iif(exists (select 1 from ${returnPieces}
  where return_pieces.return_id = returns.id and return_pieces.received_at is not null),
  'received', 'withdrawn')`

/** Lets go what has not come: another return may have it. */
export const letGo = (db: Db, id: string) =>
  db
    .update(returnPieces)
    .set({ live: false })
    .where(sql`${returnPieces.returnId} = ${id} and ${returnPieces.receivedAt} is null`)

/** Pieces that came, each with the version that it leaves. */
type Came = { id: string; version: number }[]

/**
 * The batch in which pieces of a return come: each moves to `returned` with its event, which claims
 * the version that it leaves, and is out of its parcel; the return is over when all have come.
 * Breaks `piece_events` when one is not in the return, has come, or has changed since.
 */
export const piecesCome = (
  db: Db,
  id: string,
  came: Came,
  by: { at: Seconds; staffId: string; act: string; condition: 'as-sent' | 'damaged' },
) => {
  const list = JSON.stringify(came)
  const ids = sql`(select value ->> 'id' from json_each(${list}))`
  return [
    // The version is null where a piece is not as it was, and the column takes no null.
    db.insert(pieceEvents).select(sql`
      select ${pieces.id},
        case when ${pieces.version} = asked.value ->> 'version'
          and ${pieces.stage} in ('sent', 'delivered')
          and exists (select 1 from ${returnPieces} where ${returnPieces.pieceId} = ${pieces.id}
            and ${returnPieces.returnId} = ${id} and ${returnPieces.live}) then ${pieces.version} end,
        ${pieces.orderId}, ${pieces.stage}, 'returned', ${by.at}, ${by.staffId}, ${by.act}
      from json_each(${list}) asked
      left join ${pieces} on ${pieces.id} = asked.value ->> 'id'`),
    db
      .update(pieces)
      .set({ stage: 'returned', since: by.at, version: sql`${pieces.version} + 1` })
      .where(sql`${pieces.id} in ${ids}`),
    db
      .update(returnPieces)
      .set({ condition: by.condition, receivedAt: by.at })
      .where(sql`${returnPieces.returnId} = ${id} and ${returnPieces.pieceId} in ${ids}`),
    db
      .update(shipmentPieces)
      .set({ live: false })
      .where(sql`${shipmentPieces.pieceId} in ${ids} and ${shipmentPieces.live}`),
    db
      .update(returns)
      .set({ state: 'received', closedAt: by.at })
      .where(
        sql`${returns.id} = ${id} and not exists (select 1 from ${returnPieces}
          where ${returnPieces.returnId} = ${id} and ${returnPieces.live}
            and ${returnPieces.receivedAt} is null)`,
      ),
  ]
}
