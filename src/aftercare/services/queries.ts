import { and, asc, eq, inArray, lt, type SQL, sql } from 'drizzle-orm'
import type { Seconds } from '../../platform/clock.ts'
import type { Db } from '../../platform/db.ts'
import type { Sealed } from '../../platform/sealing.ts'
import { serviceRequests } from '../tables.ts'
import type { ServiceState } from './rules.ts'

export type ServiceRow = typeof serviceRequests.$inferSelect

export const serviceById = (db: Db, id: string) =>
  db.select().from(serviceRequests).where(eq(serviceRequests.id, id)).limit(1)

/** All requests of an order, the first one first. */
export const servicesOfOrder = (db: Db, orderId: string | SQL<string>) =>
  db
    .select()
    .from(serviceRequests)
    .where(eq(serviceRequests.orderId, orderId))
    .orderBy(asc(serviceRequests.askedAt), sql`service_requests.rowid`)

/** Deletes up to `most` requests of which nobody has said a word since. */
export const deleteOldServices = (db: Db, before: Seconds, most: number) =>
  db
    .delete(serviceRequests)
    .where(
      inArray(
        serviceRequests.id,
        db
          .select({ id: serviceRequests.id })
          .from(serviceRequests)
          .where(lt(serviceRequests.saidAt, before))
          .orderBy(serviceRequests.saidAt)
          .limit(most),
      ),
    )
    .returning({ id: serviceRequests.id })

// What follows returns statements for the batch of an act.

/**
 * Breaks `service_requests.id` when it was asked for before, `services_open` when five of its order
 * wait, and `services_of_order` after the twentieth.
 */
export const insertService = (db: Db, row: typeof serviceRequests.$inferInsert) =>
  db.insert(serviceRequests).values(row)

/**
 * Changes a request that stands as it should, and its version with it. Breaks
 * `NOT NULL … service_requests.version`, and with it the whole batch, when it does not, or has
 * another version by now.
 */
export const changeService = (
  db: Db,
  seen: { id: string; version: number; states: ServiceState[] },
  change: { state: ServiceState; answer?: Sealed; saidAt?: Seconds; doneAt?: Seconds },
) =>
  db
    .update(serviceRequests)
    .set({
      ...change,
      version: sql`iif(${and(
        inArray(serviceRequests.state, seen.states),
        eq(serviceRequests.version, seen.version),
      )}, ${serviceRequests.version} + 1, null)`,
    })
    .where(eq(serviceRequests.id, seen.id))
