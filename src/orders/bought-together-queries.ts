import { and, desc, eq, isNotNull, sql } from 'drizzle-orm'
import { relatedProducts, variants } from '../catalog/tables.ts'
import type { Db } from '../platform/db.ts'
import { orderLines, orders } from './tables.ts'

/**
 * Fewest buyers of two products together: with fewer, a page would reveal what a person has bought.
 */
const BUYERS = 3
/** Number of newest orders that are read. */
const ORDERS = 5000
/** Most related products of a product. */
const KEPT = 6

/**
 * Statements that write anew which products are bought together: in one paid order each, by at
 * least three buyers, most buyers first. Buyers differ by the digest of their e-mail address, which
 * is not kept.
 */
export function rewriteBoughtTogether(db: Db) {
  const isThis = eq(relatedProducts.kind, 'bought-together')
  const newest = db
    .select({ id: orders.id, emailDigest: orders.emailDigest })
    .from(orders)
    .where(and(eq(orders.state, 'paid'), isNotNull(orders.paidAt)))
    .orderBy(desc(sql`orders.rowid`))
    .limit(ORDERS)
  const pairs = sql`
    with bought as (
      select distinct newest.email_digest as buyer, newest.id as order_id, ${variants.productId} as product_id
      from (${newest}) newest
      cross join ${orderLines} on ${orderLines.orderId} = newest.id
      cross join ${variants} on ${variants.id} = ${orderLines.variantId}
    ), pairs as (
      select one.product_id, other.product_id as other_id, count(distinct one.buyer) as buyers
      from bought one join bought other on other.order_id = one.order_id and other.product_id <> one.product_id
      group by one.product_id, other.product_id having buyers >= ${BUYERS}
    ), ranked as (
      select *, row_number() over (partition by product_id order by buyers desc, other_id) - 1 as place from pairs
    )
    select product_id, 'bought-together', place, other_id from ranked where place < ${KEPT}`
  return [db.delete(relatedProducts).where(isThis), db.insert(relatedProducts).select(pairs)]
}
