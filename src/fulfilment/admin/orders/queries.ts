import { and, desc, eq, inArray, lte, type SQL, sql } from 'drizzle-orm'
import { overdueSince } from '../../../orders/overdue-rules.ts'
import { idsFound } from '../../../orders/search/queries.ts'
import {
  deliverByNow,
  needsDecision,
  orderLines,
  orders,
  readyByNow,
} from '../../../orders/tables.ts'
import { type CalendarDate, startOfDay } from '../../../platform/calendar-date.ts'
import type { Seconds } from '../../../platform/clock.ts'
import type { Db } from '../../../platform/db.ts'
import { pieces, shipments } from '../../tables.ts'
import { type Cursor, dueDays, type OrderFilter, sortOf, stagesOf } from './rules.ts'

/** Orders of one page. */
export const ROWS = 36

export type OrderListRow = Awaited<ReturnType<typeof listOrders>>[number]

/** What is looked for, as `searchedFor` gives it. */
type Searched = { number: string | null; digests: string[] }

/** Of a select from one table drizzle names columns without it: `orders.id` is spelled out. */
const parcels = (which: SQL) => sql<number>`(select count(*) from ${shipments}
  where ${shipments.orderId} = orders.id and ${shipments.cancelledAt} is null ${which})`

/** What was ordered, by the titles of the lines. */
export const titlesOfOrder = sql<string>`(select group_concat(${orderLines.title}, ', ')
  from ${orderLines} where ${orderLines.orderId} = orders.id)`

const columns = {
  ...{ id: orders.id, number: orders.number, placedAt: orders.placedAt },
  ...{ state: orders.state, stage: orders.stage, country: orders.country },
  ...{ total: orders.total, currency: orders.currency, contact: orders.contact },
  ...{ readyBy: readyByNow(orders), deliverBy: deliverByNow(orders) },
  ...{ gift: orders.gift, madeToOrder: orders.madeToOrder },
  needsDecision: needsDecision(orders).mapWith(Boolean),
  /** The number of the order that it pays a change of; null: it is an order of its own. */
  changes: sql<string | null>`(select p.number from ${orders} p where p.id = orders.parent_id)`,
  disputeDue: orders.disputeDue,
  titles: titlesOfOrder,
  parcels: parcels(sql``),
  parcelsSent: parcels(sql`and ${shipments.sentAt} is not null`),
}

type Moment = { today: CalendarDate; at: Seconds; timeZone: string }

/** A page of the orders that pass a filter, and one more if there are any after it. */
export function listOrders(db: Db, filter: OrderFilter, page: Moment & { after: Cursor | null }) {
  const { ids, order } = passing(db, filter, page, ROWS + 1)
  return db
    .select(columns)
    .from(orders)
    .where(inArray(orders.id, ids))
    .orderBy(...order)
}

/**
 * The first orders that pass a filter, from a cursor on: their ids, and the order in which they are
 * to be read. So nothing but ids is sorted where many pass.
 */
export function passing(
  db: Db,
  filter: OrderFilter,
  page: Moment & { after?: Cursor | null },
  most: number,
) {
  const { order, after } = sorting[sortOf(filter)](page.after ?? null, page.at)
  return { ids: firstIds(db, and(after, ...conditions(filter, page)), order, most), order }
}

/** How many orders pass a filter. */
export const countPassing = (db: Db, filter: OrderFilter, moment: Moment) =>
  db
    .select({ count: sql<number>`count(*)` })
    .from(orders)
    .where(and(sorting[sortOf(filter)](null, moment.at).after, ...conditions(filter, moment)))

const firstIds = (db: Db, where: SQL | undefined, order: SQL[], most: number) =>
  db
    .select({ id: orders.id })
    .from(orders)
    .where(where)
    .orderBy(...order)
    .limit(most)

/** A page of the orders that a search finds, newest first, and one more if there are any. */
export function searchOrders(db: Db, searched: Searched, at: Seconds, after: Cursor | null) {
  const newest = sorting.newest(after, at)
  const found = and(inArray(orders.id, idsFound(searched)), newest.after)
  return db
    .select(columns)
    .from(orders)
    .where(inArray(orders.id, firstIds(db, found, newest.order, ROWS + 1)))
    .orderBy(...newest.order)
}

/** The numbers of the first two orders that a search finds, the one with its own number first. */
export const firstFound = (db: Db, searched: Searched) =>
  db
    .select({ number: orders.number })
    .from(orders)
    .where(inArray(orders.id, idsFound(searched)))
    .orderBy(desc(sql`${orders.number} = ${searched.number}`))
    .limit(2)

/** The order of rows, and which of them come after a cursor: by an index, however many there are. */
const sorting = {
  newest: (after: Cursor | null, at: Seconds) => ({
    order: [desc(orders.placedAt), desc(orders.id)],
    after: after
      ? sql`(${orders.placedAt}, ${orders.id}) < (${Number(after.value)}, ${after.id})`
      : lte(orders.placedAt, at),
  }),
  promised: (after: Cursor | null) => upFrom(readyByNow(orders), after),
  arrival: (after: Cursor | null) => upFrom(deliverByNow(orders), after),
}

const upFrom = (date: SQL, after: Cursor | null) => ({
  order: [sql`${date} asc`, sql`${orders.id} asc`],
  after: after ? sql`(${date}, ${orders.id}) > (${after.value}, ${after.id})` : undefined,
})

function conditions(
  filter: OrderFilter,
  { today, timeZone }: { today: CalendarDate; timeZone: string },
): (SQL | undefined)[] {
  const due = filter.due && dueDays(filter.due, today)
  return [
    byMoney[filter.money ?? 'any'],
    byStage(filter),
    filter.stage === 'overdue' ? sql`${deliverByNow(orders)} <= ${overdueSince(today)}` : undefined,
    filter.waits && inArray(orders.id, waiting(filter.waits)),
    due && sql`${readyByNow(orders)} <= ${due.to}`,
    due?.from ? sql`${readyByNow(orders)} >= ${due.from}` : undefined,
    filter.made && eq(orders.madeToOrder, true),
    filter.gift && eq(orders.gift, true),
    filter.country ? eq(orders.country, filter.country) : undefined,
    filter.since ? sql`${orders.placedAt} >= ${startOfDay(filter.since, timeZone)}` : undefined,
  ]
}

/** Orders that ended unpaid are shown to who asks for them. */
const byMoney: Record<NonNullable<OrderFilter['money']> | 'any', SQL> = {
  any: sql`${orders.state} <> 'released'`,
  open: sql`${orders.state} in ('pending', 'processing')`,
  paid: sql`${orders.state} = 'paid'`,
  refunded: sql`(${orders.refunded} > 0 or ${orders.state} in ('refunding', 'refunded'))`,
  decision: needsDecision(orders),
  // What both mean is in the index of those that need a decision.
  disputed: sql`${needsDecision(orders)} and ${orders.disputed}`,
  problem: sql`${needsDecision(orders)} and (${orders.state} = 'review'
    or ${orders.attention} not in ('disputed', 'refund-failed'))`,
  unpaid: sql`${orders.state} = 'released'`,
}

function byStage(filter: OrderFilter): SQL | undefined {
  const stages = stagesOf(filter)
  if (!stages) return undefined
  // Not a parameter, so that the index of what is under way serves.
  if (sortOf(filter) === 'arrival') return sql`${orders.stage} = 'sent'`
  // Most orders are: they are walked through by time, and not all of them sorted.
  if (filter.stage === 'delivered') return sql`+${orders.stage} = 'delivered'`
  return inArray(orders.stage, stages)
}

const waiting = (what: NonNullable<OrderFilter['waits']>) =>
  sql`(select ${pieces.orderId} from ${pieces} where ${
    what === 'any' ? sql`${pieces.waitsFor} is not null` : sql`${pieces.waitsFor} = ${what}`
  })`
