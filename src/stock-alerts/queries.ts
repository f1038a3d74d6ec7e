import { and, eq, gt, isNotNull, isNull, lt, notExists, or, sql } from 'drizzle-orm'
import { products, variants } from '../catalog/tables.ts'
import type { Seconds } from '../platform/clock.ts'
import type { Db, Statement } from '../platform/db.ts'
import type { NetworkDigest } from '../platform/network-digest.ts'
import { alertNetworks, alertStops, stockAlerts } from './tables.ts'

const shown = {
  id: variants.id,
  optionValues: variants.optionValues,
  active: variants.active,
  price: variants.price,
  stock: variants.stock,
  madeToOrder: variants.madeToOrder,
  handle: products.handle,
  title: products.title,
  type: products.type,
  options: products.options,
}

/** The variants on sale of an active product, sold out or not, in the owner's order. */
export const variantsOf = (db: Db, handle: string) =>
  db
    .select(shown)
    .from(products)
    .innerJoin(variants, eq(variants.productId, products.id))
    .where(
      and(eq(products.handle, handle), eq(products.status, 'active'), eq(variants.active, true)),
    )
    .orderBy(variants.position, variants.id)

export type AlertVariant = Awaited<ReturnType<typeof variantsOf>>[number]

/** What the mail of an alert says, if its variant is still there and its address wants it. */
export const variantOfAlert = (db: Db, alertId: string) =>
  db
    .select({ ...shown, language: stockAlerts.language })
    .from(stockAlerts)
    .innerJoin(variants, eq(variants.id, stockAlerts.variantId))
    .innerJoin(products, eq(products.id, variants.productId))
    .where(
      and(
        eq(stockAlerts.id, alertId),
        notExists(
          db.select().from(alertStops).where(eq(alertStops.emailDigest, stockAlerts.emailDigest)),
        ),
      ),
    )
    .limit(1)

/** The address of an alert whose mail has been put into the outbox, as a digest. */
export const addressOfSent = (db: Db, alertId: string) =>
  db
    .select({ emailDigest: stockAlerts.emailDigest })
    .from(stockAlerts)
    .where(and(eq(stockAlerts.id, alertId), isNotNull(stockAlerts.notifiedAt)))
    .limit(1)

/** Ends what waits for an address, and refuses it more. */
export const stopAlerts = (db: Db, emailDigest: string, at: Seconds) =>
  db.batch([
    db.insert(alertStops).values({ emailDigest, at }).onConflictDoNothing(),
    db
      .delete(stockAlerts)
      .where(and(eq(stockAlerts.emailDigest, emailDigest), isNull(stockAlerts.notifiedAt))),
  ])

export const insertAlert = (
  db: Db,
  alert: Omit<typeof stockAlerts.$inferInsert, 'notifiedAt'>,
  networks: NetworkDigest[],
): Statement[] => [
  db.insert(stockAlerts).values(alert),
  ...networks.map(({ width, digest }) =>
    db
      .insert(alertNetworks)
      .values({ network: digest, width, alerts: 1, at: alert.createdAt })
      .onConflictDoUpdate({
        target: alertNetworks.network,
        set: { alerts: sql`${alertNetworks.alerts} + 1` },
      }),
  ),
]

/**
 * Each variant that somebody waits for, once: it leaps from one to the next in the index, because
 * `distinct` would read every alert, and the clock asks every five minutes.
 */
const waitedFor = sql`(with recursive leap(variant_id) as (
    select ''
    union all
    select (select min(variant_id) from stock_alerts indexed by one_alert_waiting
      where notified_at is null and variant_id > leap.variant_id)
    from leap where leap.variant_id is not null
  ) select variant_id from leap)`

/**
 * Waiting alerts whose variant can be sold now, as `canSell` has it. In random order, so that
 * addresses that do not open cannot block the others for ever.
 */
export const alertsToSend = (db: Db, most: number) =>
  db
    .select({ id: stockAlerts.id, email: stockAlerts.email })
    // Cross joins, so that the alerts are read last: only those that can be sent.
    .from(sql`${waitedFor} waited`)
    .crossJoin(variants)
    .crossJoin(products)
    .crossJoin(stockAlerts)
    .where(
      and(
        sql`${variants.id} = waited.variant_id`,
        eq(products.id, variants.productId),
        eq(stockAlerts.variantId, variants.id),
        isNull(stockAlerts.notifiedAt),
        eq(products.status, 'active'),
        eq(variants.active, true),
        gt(variants.price, 0),
        or(eq(variants.madeToOrder, true), gt(variants.stock, 0)),
      ),
    )
    .orderBy(sql`random()`)
    .limit(most)

/** Notes that an alert's mail is in the outbox, which has the address from now on. */
export const markNotified = (db: Db, id: string, at: Seconds) =>
  db.update(stockAlerts).set({ notifiedAt: at, email: null }).where(eq(stockAlerts.id, id))

export const deleteOldAlerts = (
  db: Db,
  before: { created: Seconds; notified: Seconds; counted: Seconds },
) =>
  db.batch([
    db
      .delete(stockAlerts)
      .where(and(isNull(stockAlerts.notifiedAt), lt(stockAlerts.createdAt, before.created))),
    db.delete(stockAlerts).where(lt(stockAlerts.notifiedAt, before.notified)),
    db.delete(alertNetworks).where(lt(alertNetworks.at, before.counted)),
  ])
