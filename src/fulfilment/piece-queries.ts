import { and, asc, desc, eq, inArray, type SQL, sql } from 'drizzle-orm'
import { outbox } from '../mail/tables.ts'
import { orderEvents, orderLines, orders } from '../orders/tables.ts'
import type { CalendarDate } from '../platform/calendar-date.ts'
import type { Seconds } from '../platform/clock.ts'
import type { Db } from '../platform/db.ts'
import { type Stage, unsentStages } from './rules.ts'
import { pieceEvents, pieces, shipmentPieces } from './tables.ts'

export type PieceRow = typeof pieces.$inferSelect

/** All pieces of an order, in the order of its lines. */
export const piecesOfOrder = (db: Db, orderId: string | SQL<string>) =>
  db
    .select()
    .from(pieces)
    .where(eq(pieces.orderId, orderId))
    .orderBy(
      sql`(select position from order_lines where order_lines.id = ${pieces.lineId})`,
      asc(pieces.unit),
    )

/**
 * What happened to the pieces of an order, oldest first. One that leaves and enters the same stage
 * noted where the piece lies, or what it waits for.
 */
export const pieceEventsOfOrder = (db: Db, orderId: string | SQL<string>) =>
  db
    .select()
    .from(pieceEvents)
    .where(eq(pieceEvents.orderId, orderId))
    .orderBy(asc(pieceEvents.at), sql`piece_events.rowid`)

/** What an act did to pieces. */
export const eventsOfAct = (db: Db, act: string) =>
  db.select().from(pieceEvents).where(eq(pieceEvents.act, act)).orderBy(asc(pieceEvents.pieceId))

/** Pieces with all that decides whether, and with which mails, they change. */
export const piecesToChange = (db: Db, ids: string[]) =>
  changeable(db).where(sql`${pieces.id} in (select value from json_each(${JSON.stringify(ids)}))`)

/** The same of those that an act has changed. */
export const piecesOfAct = (db: Db, act: string) =>
  changeable(db).where(
    inArray(
      pieces.id,
      db.select({ id: pieceEvents.pieceId }).from(pieceEvents).where(eq(pieceEvents.act, act)),
    ),
  )

/** The same of those of a line. */
export const piecesOfLine = (db: Db, lineId: string) =>
  changeable(db).where(eq(pieces.lineId, lineId)).orderBy(asc(pieces.unit))

export type ChangeablePiece = Awaited<ReturnType<typeof piecesToChange>>[number]

const changeable = (db: Db) =>
  db
    .select({
      id: pieces.id,
      orderId: pieces.orderId,
      stage: pieces.stage,
      since: pieces.since,
      waitsFor: pieces.waitsFor,
      wanted: pieces.wanted,
      place: pieces.place,
      packet: pieces.packet,
      lineId: pieces.lineId,
      restockedAt: pieces.restockedAt,
      version: pieces.version,
      madeToOrder: orderLines.madeToOrder,
      email: orders.email,
      isPaid: sql<0 | 1>`${orders.state} = 'paid'`.as('is_paid'),
      isPacked: sql<0 | 1>`${isPacked}`.as('is_packed'),
      wasTold: sql<0 | 1>`exists (select 1 from ${outbox}
        where ${outbox.cause} = 'work-begun:' || ${pieces.orderId})`.as('was_told'),
    })
    .from(pieces)
    .innerJoin(orders, eq(orders.id, pieces.orderId))
    .innerJoin(orderLines, eq(orderLines.id, pieces.lineId))

/** Pieces in a parcel are its own: they move with it, or are taken out first. */
const isPacked = sql`exists (select 1 from ${shipmentPieces}
  where ${shipmentPieces.pieceId} = ${pieces.id} and ${shipmentPieces.live})`

/** How often an order was delayed. */
export const delaysOfOrder = (db: Db, orderId: string) =>
  db
    .select({ id: orderEvents.id })
    .from(orderEvents)
    .where(and(eq(orderEvents.orderId, orderId), eq(orderEvents.kind, 'delayed')))
    .orderBy(desc(orderEvents.at))

// What follows returns statements for the batch of an act.

/** A piece before an act, and what the act makes of it. */
export type PieceChange = Pick<
  PieceRow,
  'id' | 'version' | 'since' | 'place' | 'packet' | 'waitsFor' | 'wanted'
> & { leaves: Stage; enters: Stage }

/**
 * Claims for an act the version that each piece leaves. Breaks `piece_events`, and with it the
 * whole batch, when one of them has changed since, is in a parcel, or its order is not paid any
 * more.
 */
export const claimPieces = (
  db: Db,
  changes: PieceChange[],
  by: { at: Seconds; staffId: string; act: string },
) =>
  // The version is null where a piece is not as it was, and the column takes no null.
  db.insert(pieceEvents).select(sql`
    select ${pieces.id},
      case when ${pieces.version} = asked.value ->> 'version'
        and (select ${orders.state} from ${orders} where ${orders.id} = ${pieces.orderId}) = 'paid'
        and not ${isPacked} then ${pieces.version} end,
      ${pieces.orderId}, ${pieces.stage}, asked.value ->> 'enters', ${by.at}, ${by.staffId}, ${by.act}
    from json_each(${JSON.stringify(changes)}) asked
    left join ${pieces} on ${pieces.id} = asked.value ->> 'id'`)

/** Changes pieces that `claimPieces` has claimed in the same batch. */
export const changePieces = (db: Db, changes: PieceChange[]) => {
  const asked = (field: keyof PieceChange) => sql`asked.value ->> ${sql.raw(`'${field}'`)}`
  return db
    .update(pieces)
    .set({
      stage: asked('enters'),
      since: asked('since'),
      place: asked('place'),
      packet: asked('packet'),
      waitsFor: asked('waitsFor'),
      wanted: asked('wanted'),
      version: sql`${pieces.version} + 1`,
    })
    .from(sql`json_each(${JSON.stringify(changes)}) asked`)
    .where(sql`${pieces.id} = asked.value ->> 'id'`)
}

/**
 * Claims for an act the version of each piece that goes into stock. Breaks `piece_events`, and with
 * it the whole batch, when one of them has changed since, or neither came back nor was cancelled.
 */
export const claimToRestock = (
  db: Db,
  asked: { id: string; version: number }[],
  by: { at: Seconds; staffId: string; act: string },
) =>
  db.insert(pieceEvents).select(sql`
    select ${pieces.id},
      case when ${pieces.version} = asked.value ->> 'version' and ${pieces.restockedAt} is null
        and ${pieces.stage} in ('returned', 'cancelled') then ${pieces.version} end,
      ${pieces.orderId}, ${pieces.stage}, ${pieces.stage}, ${by.at}, ${by.staffId}, ${by.act}
    from json_each(${JSON.stringify(asked.map(({ id, version }) => ({ id, version })))}) asked
    left join ${pieces} on ${pieces.id} = asked.value ->> 'id'`)

/** Notes when pieces went into stock, which `claimToRestock` has claimed in the same batch. */
export const noteRestocked = (db: Db, ids: string[], at: Seconds) =>
  db
    .update(pieces)
    .set({ restockedAt: at, version: sql`${pieces.version} + 1` })
    .where(sql`${pieces.id} in (select value from json_each(${JSON.stringify(ids)}))`)

/** Notes once, on the shopper's page, that work on an order has begun. */
export const noteWorkBegun = (db: Db, orderId: string, at: Seconds) =>
  db
    .insert(orderEvents)
    .values({ id: `${orderId}:work-begun`, orderId, kind: 'work-begun', at })
    .onConflictDoNothing()

/**
 * Notes that an order is delayed, for the `nth` time: of two people who delay it at once one breaks
 * `order_events`, as does a delay of an order that is not paid any more.
 */
export const noteDelay = (db: Db, orderId: string, nth: number, at: Seconds) =>
  db.insert(orderEvents).values({
    id: `${orderId}:delayed:${nth}`,
    orderId: sql<string>`(select ${orders.id} from ${orders}
      where ${orders.id} = ${orderId} and ${orders.state} = 'paid')`,
    kind: 'delayed',
    at,
  })

/** Moves the day by which whatever was not sent must be ready. */
export const moveDue = (db: Db, orderId: string, due: CalendarDate) =>
  db
    .update(pieces)
    .set({ due })
    .where(and(eq(pieces.orderId, orderId), inArray(pieces.stage, [...unsentStages])))
