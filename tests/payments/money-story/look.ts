import { eq, gt, type SQLWrapper, sql } from 'drizzle-orm'
import { variants } from '../../../src/catalog/tables.ts'
import {
  pieceEvents,
  pieces,
  returnPieces,
  returns,
  shipmentPieces,
  shipments,
} from '../../../src/fulfilment/tables.ts'
import { outbox } from '../../../src/mail/tables.ts'
import {
  orderChanges,
  orderEvents,
  orderLines,
  orderMoves,
  orders,
} from '../../../src/orders/tables.ts'
import { journal, refundLines, refunds } from '../../../src/payments/tables.ts'
import { db } from '../../support/shop.ts'
import type { World } from './world.ts'

export type Seen = Awaited<ReturnType<typeof look>>
export type OrderSeen = Seen['orders'][number]

/** Reads everything about the orders of a story at one moment. */
export async function look(world: World) {
  const carts = sql`(select value from json_each(${JSON.stringify(world.carts)}))`
  const ids = sql`(select id from orders where cart_id in ${carts} or parent_id in
    (select id from orders where cart_id in ${carts}))`
  const of = (column: SQLWrapper) => sql`${column} in ${ids}`
  const ofRefund = sql`${refundLines.refundId} in (select id from refunds where order_id in ${ids})`
  const [placed, lines, stock, back, backLines, made, steps, packed, parcels, inReturns, asked] =
    await db.batch([
      db.select().from(orders).where(of(orders.id)).orderBy(sql`rowid`),
      db.select().from(orderLines).where(of(orderLines.orderId)),
      db
        .select()
        .from(variants)
        .where(eq(variants.productId, productOf(world))),
      db.select().from(refunds).where(of(refunds.orderId)).orderBy(sql`rowid`),
      db.select().from(refundLines).where(ofRefund),
      db.select().from(pieces).where(of(pieces.orderId)),
      db.select().from(pieceEvents).where(of(pieceEvents.orderId)),
      db
        .select()
        .from(shipmentPieces)
        .where(sql`${shipmentPieces.pieceId} in (select id from pieces where order_id in ${ids})`),
      db.select().from(shipments).where(of(shipments.orderId)),
      db
        .select()
        .from(returnPieces)
        .where(sql`${returnPieces.returnId} in (select id from returns where order_id in ${ids})`),
      db.select().from(returns).where(of(returns.orderId)),
    ])
  const [moves, events, mails, changes, books] = await db.batch([
    db.select().from(orderMoves).where(of(orderMoves.orderId)),
    db.select().from(orderEvents).where(of(orderEvents.orderId)),
    db.select().from(outbox).where(of(outbox.subjectId)),
    db.select().from(orderChanges).where(of(orderChanges.orderId)),
    db.select().from(journal).where(gt(sql`rowid`, world.journalFrom)),
  ])
  return {
    stock,
    journal: books,
    orders: placed.map((order) => {
      const mine = <T extends { orderId: string | null }>(rows: T[]) =>
        rows.filter(({ orderId }) => orderId === order.id)
      const own = mine(made).map((piece) => ({
        ...piece,
        events: steps.filter(({ pieceId }) => pieceId === piece.id),
        parcels: packed.filter(({ pieceId, live }) => pieceId === piece.id && live),
        returns: inReturns.filter(({ pieceId, live }) => pieceId === piece.id && live),
      }))
      return {
        ...order,
        entered: mine(moves).map(({ enters }) => enters),
        lines: mine(lines).map((line) => ({
          ...line,
          pieces: own.filter(({ lineId }) => lineId === line.id),
        })),
        refunds: mine(back).map((refund) => ({
          ...refund,
          lines: backLines.filter(({ refundId }) => refundId === refund.id),
        })),
        ...{ pieces: own, parcels: mine(parcels), returns: mine(asked), changes: mine(changes) },
        ...{ events: mine(events), mails: mails.filter(({ subjectId }) => subjectId === order.id) },
        journal: mine(books),
      }
    }),
  }
}

const productOf = ({ ids }: World) => Object.values(ids)[0]?.replace(/-52$/, '') ?? ''

export const sum = (amounts: number[]): number => amounts.reduce((all, each) => all + each, 0)
