import { and, eq, gt, inArray, isNotNull, isNull, lt, notExists, or, sql } from 'drizzle-orm'
import { products, variants } from '../catalog/tables.ts'
import { outbox } from '../mail/tables.ts'
import type { Seconds } from '../platform/clock.ts'
import type { Db, Statement } from '../platform/db.ts'
import type { NetworkDigest } from '../platform/network-digest.ts'
import type { Sealed } from '../platform/sealing.ts'
import { type AlertCause, alertNetworks, alertStops, stockAlerts } from './tables.ts'

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

/** An alert with its variant, unless its address has stopped them. */
export const alertById = (db: Db, alertId: string) =>
  db
    .select({
      ...shown,
      what: stockAlerts.what,
      belowPrice: stockAlerts.belowPrice,
      emailDigest: stockAlerts.emailDigest,
      confirmedAt: stockAlerts.confirmedAt,
      notifiedAt: stockAlerts.notifiedAt,
      language: stockAlerts.language,
    })
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

/** Notes that whoever has the address wants it; done again it changes nothing. */
export const confirmAlert = (db: Db, id: string, at: Seconds) =>
  db
    .update(stockAlerts)
    .set({ confirmedAt: at })
    .where(and(eq(stockAlerts.id, id), isNull(stockAlerts.confirmedAt)))

/** Ends what waits for an address, and refuses it more. */
export const stopAlerts = (db: Db, emailDigest: string, at: Seconds) =>
  db.batch([
    db.insert(alertStops).values({ emailDigest, at }).onConflictDoNothing(),
    db.delete(stockAlerts).where(waitingFor(emailDigest)),
  ])

/**
 * Deletes what waits for an address, with the mails about it that ask to confirm it: for one batch, in
 * this order. It may be asked for again.
 */
export const dropAlerts = (db: Db, emailDigest: string): Statement[] => {
  const waiting = waitingFor(emailDigest)
  const ids = db.select({ id: stockAlerts.id }).from(stockAlerts).where(waiting)
  return [
    db.delete(outbox).where(inArray(outbox.subjectId, ids)),
    db.delete(stockAlerts).where(waiting),
  ]
}

const waitingFor = (emailDigest: string) =>
  and(eq(stockAlerts.emailDigest, emailDigest), isNull(stockAlerts.notifiedAt))

/**
 * An alert and what counts it, for one batch. Left out where its address waits for the same already or
 * may have no more. It breaks `alerts_of_variant` and `alerts_a_day` when those have enough.
 */
export const insertAlert = (
  db: Db,
  alert: Omit<typeof stockAlerts.$inferInsert, 'notifiedAt'>,
  networks: NetworkDigest[],
): Statement[] => [
  db.insert(stockAlerts).values(alert).onConflictDoNothing(),
  // Asked again at a higher price: the mail comes below that one.
  db
    .update(stockAlerts)
    .set({ belowPrice: sql`max(${stockAlerts.belowPrice}, ${alert.belowPrice})` })
    .where(
      and(
        eq(stockAlerts.what, 'cheaper'),
        eq(stockAlerts.variantId, alert.variantId),
        eq(stockAlerts.emailDigest, alert.emailDigest),
        isNull(stockAlerts.notifiedAt),
      ),
    ),
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
 * Takes the mail that asks to confirm an alert out of the outbox again, in the batch that has put it
 * there: where the alert was left out, or needs no confirmation. So every answer takes the same
 * statements.
 */
export const dropNeedlessMail = (db: Db, alertId: string) =>
  db.delete(outbox).where(
    and(
      eq(outbox.subjectId, alertId),
      notExists(
        db
          .select()
          .from(stockAlerts)
          .where(and(eq(stockAlerts.id, alertId), isNull(stockAlerts.confirmedAt))),
      ),
    ),
  )

/**
 * Each variant that somebody waits for, once: it leaps from one to the next in the index, because
 * `distinct` would read every alert, and the clock asks every five minutes.
 */
const waitedFor = (what: AlertCause) => sql`(with recursive leap(variant_id) as (
    select ''
    union all
    select (select min(variant_id) from stock_alerts indexed by alerts_wanted
      where notified_at is null and confirmed_at is not null
        and what = ${what} and variant_id > leap.variant_id)
    from leap where leap.variant_id is not null
  ) select variant_id from leap)`

/**
 * Confirmed alerts whose variant can be sold now, as `canSell` has it, and of `cheaper` for less than
 * at asking. In random order, so that addresses that do not open cannot block the others for ever.
 */
export const alertsToSend = (db: Db, what: AlertCause, most: number) =>
  db
    // Columns by hand: drizzle does not know the table with its index.
    .select({ id: sql<string>`stock_alerts.id`, email: sql<Sealed | null>`stock_alerts.email` })
    // Cross joins, so that the alerts are read last: only those that can be sent.
    .from(sql`${waitedFor(what)} waited`)
    .crossJoin(variants)
    .crossJoin(products)
    .crossJoin(sql`stock_alerts indexed by alerts_wanted`)
    .where(
      and(
        sql`${variants.id} = waited.variant_id`,
        eq(products.id, variants.productId),
        eq(stockAlerts.what, what),
        eq(stockAlerts.variantId, variants.id),
        what === 'cheaper' ? gt(stockAlerts.belowPrice, variants.price) : undefined,
        isNull(stockAlerts.notifiedAt),
        isNotNull(stockAlerts.confirmedAt),
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
  before: { asked: Seconds; created: Seconds; notified: Seconds; counted: Seconds },
) =>
  db.batch([
    // One that was never delivered has the address to the end.
    db.delete(outbox).where(
      sql`${outbox.subjectId} in (select id from stock_alerts
          where notified_at is null and created_at < ${before.asked} and confirmed_at is null)`,
    ),
    db
      .delete(stockAlerts)
      .where(
        and(
          isNull(stockAlerts.notifiedAt),
          isNull(stockAlerts.confirmedAt),
          lt(stockAlerts.createdAt, before.asked),
        ),
      ),
    db
      .delete(stockAlerts)
      .where(and(isNull(stockAlerts.notifiedAt), lt(stockAlerts.createdAt, before.created))),
    db.delete(stockAlerts).where(lt(stockAlerts.notifiedAt, before.notified)),
    db.delete(alertNetworks).where(lt(alertNetworks.at, before.counted)),
  ])
