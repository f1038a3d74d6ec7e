import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm'
import { linesOfOrder } from '../../../orders/queries.ts'
import { orderLines, orders } from '../../../orders/tables.ts'
import type { Db } from '../../../platform/db.ts'
import { serviceRequests } from '../../tables.ts'
import { serviceById } from '../queries.ts'
import type { readCursor, ServiceList } from './rules.ts'

/** Requests of one page. */
export const ROWS = 40

export type ServiceListRow = Awaited<ReturnType<typeof listServices>>[number]

/** A page of a list: what waits, the oldest first; all else, the newest first; and one more. */
export function listServices(db: Db, list: ServiceList, after: ReturnType<typeof readCursor>) {
  const oldest = list === 'open'
  const place = sql`(${serviceRequests.askedAt}, ${serviceRequests.id})`
  const from = after && {
    older: sql`${place} < (${after.at}, ${after.id})`,
    newer: sql`${place} > (${after.at}, ${after.id})`,
  }
  const order = oldest ? asc : desc
  return db
    .select({
      id: serviceRequests.id,
      state: serviceRequests.state,
      kind: serviceRequests.kind,
      askedAt: serviceRequests.askedAt,
      orderId: serviceRequests.orderId,
      number: orders.number,
      contact: orders.contact,
      piece: sql<string>`${orderLines.title}`.as('piece'),
    })
    .from(serviceRequests)
    .innerJoin(orders, eq(orders.id, serviceRequests.orderId))
    .innerJoin(orderLines, eq(orderLines.id, serviceRequests.lineId))
    .where(
      and(
        // Named one by one, so that their index is searched.
        inArray(serviceRequests.state, list === 'all' ? ['open', 'answered', 'done'] : [list]),
        from ? (oldest ? from.newer : from.older) : undefined,
      ),
    )
    .orderBy(order(serviceRequests.askedAt), order(serviceRequests.id))
    .limit(ROWS + 1)
}

/** A request, its order and the lines of that, in one round trip. */
export const readAllOfService = (db: Db, id: string) => {
  const orderId = sql<string>`(select ${serviceRequests.orderId} from ${serviceRequests}
    where ${serviceRequests.id} = ${id})`
  return db.batch([
    serviceById(db, id),
    db.select().from(orders).where(eq(orders.id, orderId)).limit(1),
    linesOfOrder(db, orderId),
  ])
}

/** Requests that wait for an answer, the oldest first; `of`: how many there are in all. */
export const openServices = (db: Db, most: number) =>
  db
    .select({
      ...{ id: orders.id, number: orders.number, contact: orders.contact },
      of: sql<number>`count(*) over ()`,
      service: sql<string>`${serviceRequests.id}`.as('service'),
      ...{ kind: serviceRequests.kind, at: serviceRequests.askedAt },
      titles: sql<string>`${orderLines.title}`.as('titles'),
    })
    .from(serviceRequests)
    .innerJoin(orders, eq(orders.id, serviceRequests.orderId))
    .innerJoin(orderLines, eq(orderLines.id, serviceRequests.lineId))
    .where(eq(serviceRequests.state, 'open'))
    .orderBy(asc(serviceRequests.askedAt))
    .limit(most)
