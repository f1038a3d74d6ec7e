import { and, eq, getTableColumns, notExists, sql } from 'drizzle-orm'
import { servicesOfOrder } from '../aftercare/services/queries.ts'
import { reminders } from '../aftercare/tables.ts'
import { cartHolds, cartLines, cartSubmissions, carts } from '../cart/tables.ts'
import { products, variants } from '../catalog/tables.ts'
import { keptLinks, keptPieces } from '../kept/tables.ts'
import { consentWordings } from '../newsletter/tables.ts'
import { orders } from '../orders/tables.ts'
import type { Db, Statement } from '../platform/db.ts'
import { alertStops, stockAlerts } from '../stock-alerts/tables.ts'

export type CartRow = typeof carts.$inferSelect
export type LineRow = typeof cartLines.$inferSelect
export type KeptRow = typeof keptPieces.$inferSelect
export type LinkRow = typeof keptLinks.$inferSelect
export type ReminderRow = typeof reminders.$inferSelect
export type AlertRow = typeof stockAlerts.$inferSelect

/** What `pieceTitle` says a piece's name by. */
const titled = {
  title: products.title,
  type: products.type,
  options: products.options,
  optionValues: variants.optionValues,
}

/** All that is kept of a guest, with the titles of what it is about. One batch. */
export const rowsOfGuest = (db: Db, tokenHash: string) =>
  db.batch([
    db.select().from(carts).where(eq(carts.tokenHash, tokenHash)).limit(1),
    db
      .select({
        ...getTableColumns(cartLines),
        ...titled,
      })
      .from(carts)
      .innerJoin(cartLines, eq(cartLines.cartId, carts.id))
      .innerJoin(variants, eq(variants.id, cartLines.variantId))
      .innerJoin(products, eq(products.id, variants.productId))
      .where(eq(carts.tokenHash, tokenHash)),
    db
      .select({
        ...getTableColumns(keptPieces),
        ...titled,
      })
      .from(carts)
      .innerJoin(keptPieces, eq(keptPieces.cartId, carts.id))
      .innerJoin(products, eq(products.id, keptPieces.productId))
      .leftJoin(variants, eq(variants.id, keptPieces.variantId))
      .where(eq(carts.tokenHash, tokenHash)),
    db
      .select(getTableColumns(keptLinks))
      .from(carts)
      .innerJoin(keptLinks, eq(keptLinks.cartId, carts.id))
      .where(eq(carts.tokenHash, tokenHash)),
  ])

export const guestByToken = (db: Db, tokenHash: string) =>
  db.select({ id: carts.id }).from(carts).where(eq(carts.tokenHash, tokenHash)).limit(1)

/**
 * Forgets a guest, in this order. Who is paying just now keeps an empty cart under a token that nobody
 * has, because their order still counts what it holds on it; the idle carts take it along.
 *
 * @param nobody the hash of a token that nobody has
 */
export const forgetRows = (db: Db, id: string, nobody: string): Statement[] => [
  db.delete(cartSubmissions).where(eq(cartSubmissions.cartId, id)),
  db.delete(cartLines).where(eq(cartLines.cartId, id)),
  db.delete(keptPieces).where(eq(keptPieces.cartId, id)),
  db.delete(keptLinks).where(eq(keptLinks.cartId, id)),
  db
    .update(carts)
    .set({
      ...{ tokenHash: nobody, sizes: null, ringSize: null },
      ...{ channel: null, campaign: null, forYou: true },
    })
    .where(eq(carts.id, id)),
  db
    .delete(carts)
    .where(
      and(eq(carts.id, id), notExists(db.select().from(cartHolds).where(eq(cartHolds.cartId, id)))),
    ),
]

/** What is kept with an order besides itself: its reminders, over or not, and requests for services. */
export const rowsWithOrder = (db: Db, orderId: string) =>
  db.batch([
    db
      .select({ ...getTableColumns(reminders), agreedTo: consentWordings.text })
      .from(reminders)
      .innerJoin(consentWordings, eq(consentWordings.id, reminders.wording))
      .where(eq(reminders.orderId, orderId))
      .orderBy(reminders.agreedAt, sql`reminders.rowid`),
    servicesOfOrder(db, orderId),
  ])

/** Mails about pieces that an order's address waits for or has got, and whether it wants none. */
export const alertsOfOrder = (db: Db, orderId: string) => {
  const digest = sql`(select ${orders.emailDigest} from ${orders} where ${orders.id} = ${orderId})`
  return db.batch([
    db
      .select({
        ...getTableColumns(stockAlerts),
        ...titled,
      })
      .from(stockAlerts)
      .innerJoin(variants, eq(variants.id, stockAlerts.variantId))
      .innerJoin(products, eq(products.id, variants.productId))
      .where(eq(stockAlerts.emailDigest, digest))
      .orderBy(stockAlerts.createdAt, sql`stock_alerts.rowid`),
    db.select().from(alertStops).where(eq(alertStops.emailDigest, digest)),
  ])
}
