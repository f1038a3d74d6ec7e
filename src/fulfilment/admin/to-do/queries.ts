import { and, asc, eq, gt, inArray, sql } from 'drizzle-orm'
import { openServices } from '../../../aftercare/services/admin/queries.ts'
import { isLastInStock, products, variants } from '../../../catalog/tables.ts'
import { deliverByNow, orderLines, orders, readyByNow } from '../../../orders/tables.ts'
import type { CalendarDate } from '../../../platform/calendar-date.ts'
import type { Seconds } from '../../../platform/clock.ts'
import type { Db } from '../../../platform/db.ts'
import { pieces } from '../../tables.ts'
import { countPassing, passing, titlesOfOrder } from '../orders/queries.ts'
import { strandedCount, strandedMails } from '../undelivered/queries.ts'
import {
  changesToPay,
  disputesToAnswer,
  FEW,
  refundsInTrouble,
  refundsToAssign,
  transfersAwaited,
} from './money-queries.ts'
import { returnsAsked, returnsToRefund } from './return-queries.ts'
import { lists } from './rules.ts'

/** Rows of each list. */
const ROWS = 10

type Moment = { today: CalendarDate; at: Seconds; timeZone: string }

/** Everything that a day begins with, in one round trip: the first rows of each list, and counts. */
export async function readToDo(db: Db, moment: Moment) {
  const orderRows = (list: keyof typeof lists) => {
    const { ids, order } = passing(db, lists[list], moment, ROWS)
    return db
      .select(orderColumns)
      .from(orders)
      .where(inArray(orders.id, ids))
      .orderBy(...order)
  }
  const orderCount = (list: keyof typeof lists) => countPassing(db, lists[list], moment)
  const [decisions, make, send, overdue, toDecide, toMake, toSend, late, ...others] =
    await db.batch([
      orderRows('decisions'),
      orderRows('make'),
      orderRows('send'),
      orderRows('overdue'),
      orderCount('decisions'),
      orderCount('make'),
      orderCount('send'),
      orderCount('overdue'),
      waitingPieces(db),
      waitingCount(db),
      strandedMails(db, 'open', FEW),
      strandedCount(db),
      lastInStock(db),
      lastCount(db),
      disputesToAnswer(db, moment.at),
      refundsInTrouble(db, moment.at),
      refundsToAssign(db, moment.at),
      returnsAsked(db),
      returnsToRefund(db, moment.at),
      transfersAwaited(db, moment.at),
      changesToPay(db),
      openServices(db, FEW),
    ])
  const [waiting, waitingCounts, mails, mailCount, last, lastOnes, ...money] = others
  const [disputes, troubled, toAssign, asked, toRefund, transfers, changes, services] = money
  return {
    disputes: counted(disputes),
    decisions: { rows: decisions, count: toDecide[0]?.count ?? 0 },
    refunds: counted(troubled),
    toAssign: counted(toAssign),
    asked: counted(asked),
    toRefund: counted(toRefund),
    services: counted(services),
    make: { rows: make, count: toMake[0]?.count ?? 0 },
    send: { rows: send, count: toSend[0]?.count ?? 0 },
    transfers: counted(transfers),
    changes: counted(changes),
    overdue: { rows: overdue, count: late[0]?.count ?? 0 },
    waiting: { rows: waiting, counts: waitingCounts },
    mails: { rows: mails, count: mailCount[0]?.count ?? 0 },
    last: { rows: last, count: lastOnes[0]?.count ?? 0 },
  }
}

/** Rows that know how many there are of them. */
const counted = <Row extends { of: number }>(rows: Row[]) => ({ rows, count: rows[0]?.of ?? 0 })

export type ToDo = Awaited<ReturnType<typeof readToDo>>
export type OrderToDo = ToDo['make']['rows'][number]

// Crossed tables are joined in the order given: from the few mails or variants on.

const count = sql<number>`count(*)`

const orderColumns = {
  ...{ id: orders.id, number: orders.number, state: orders.state, stage: orders.stage },
  ...{ total: orders.total, currency: orders.currency, attention: orders.attention },
  ...{ disputed: orders.disputed, disputeDue: orders.disputeDue },
  ...{ awaits: orders.awaits, awaitUntil: orders.awaitUntil },
  ...{ paid: orders.paid, paidCurrency: orders.paidCurrency, paymentRef: orders.paymentRef },
  ...{ provider: orders.provider, readyBy: readyByNow(orders), deliverBy: deliverByNow(orders) },
  ...{ contact: orders.contact, titles: titlesOfOrder },
}

/** Pieces that wait for something, what is due first. */
const waitingPieces = (db: Db) =>
  db
    .select({
      ...{ id: orders.id, number: orders.number, contact: orders.contact },
      ...{ title: orderLines.title, due: pieces.due },
      ...{ waitsFor: pieces.waitsFor, wanted: pieces.wanted },
    })
    .from(pieces)
    .innerJoin(orders, eq(orders.id, pieces.orderId))
    .innerJoin(orderLines, eq(orderLines.id, pieces.lineId))
    .where(sql`${pieces.waitsFor} > ''`)
    .orderBy(asc(pieces.due), asc(pieces.id))
    .limit(ROWS)

const waitingCount = (db: Db) =>
  db
    .select({ waitsFor: pieces.waitsFor, count })
    .from(pieces)
    .where(sql`${pieces.waitsFor} > ''`)
    .groupBy(pieces.waitsFor)

const lastInStock = (db: Db) =>
  db
    .select({
      ...{ variantId: variants.id, handle: products.handle, title: products.title },
      ...{ options: products.options, optionValues: variants.optionValues, sku: variants.sku },
    })
    .from(variants)
    .crossJoin(products)
    .where(isLast)
    .orderBy(asc(variants.productId), asc(variants.position))
    .limit(ROWS)

const lastCount = (db: Db) => db.select({ count }).from(variants).crossJoin(products).where(isLast)

const isLast = and(
  isLastInStock(variants),
  // True of all, so that the index of those alone is searched.
  gt(variants.productId, ''),
  eq(products.id, variants.productId),
  eq(products.status, 'active'),
)
