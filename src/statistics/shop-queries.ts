import { and, between, count, desc, eq, gt, gte, isNotNull, lt, type SQL, sql } from 'drizzle-orm'
import type { Period } from '../analytics/figures.ts'
import { cartLines, carts, cartsDeleted } from '../cart/tables.ts'
import { products, variants } from '../catalog/tables.ts'
import { orders, unpaidOrdersDeleted } from '../orders/tables.ts'
import { isRevenue, journal } from '../payments/tables.ts'
import { days, type Seconds } from '../platform/clock.ts'
import type { Db } from '../platform/db.ts'
import type { Minor } from '../platform/money.ts'
import { paidIn } from './order-queries.ts'
import type { Span } from './span.ts'

/** A cart that nobody has touched for so long is left. */
const LEFT_AFTER = days(1)

const sum = (of: unknown) => sql<number>`ifnull(sum(${of}), 0)`

/** How many carts were begun in a period: those there are, and those deleted since, by UTC days. */
export const cartsBegun = (db: Db, { from, until }: Span) =>
  db
    .select({ carts: count() })
    .from(carts)
    // No cart is touched before it is begun, and that column has an index. One without a revision
    // never had a line: its guest keeps pieces, or told their size.
    .where(
      and(
        gte(carts.touchedAt, from),
        gte(carts.createdAt, from),
        lt(carts.createdAt, until),
        gt(carts.revision, 0),
      ),
    )

export const cartsGone = (db: Db, { from, to }: Period) =>
  db
    .select({ carts: sum(cartsDeleted.carts) })
    .from(cartsDeleted)
    .where(between(cartsDeleted.day, from, to))

/**
 * Orders that shoppers placed in a period, and those of them that ended unpaid, with what they would
 * have come to: as far as they are kept. `ordersGone` counts the others.
 */
export const ordersPlaced = (db: Db, { from, until }: Span, currency: string) => {
  const ended = sql`${orders.state} = 'released'`
  const valued = sql`${ended} and ${orders.currency} = ${currency}`
  return db
    .select({
      placed: count(),
      left: sql<number>`count(*) filter (where ${ended})`,
      leftValue: sql<Minor>`ifnull(sum(${orders.total}) filter (where ${valued}), 0)`,
    })
    .from(orders)
    .where(and(gte(orders.placedAt, from), lt(orders.placedAt, until), eq(orders.origin, 'shop')))
}

export const ordersGone = (db: Db, { from, to }: Period) =>
  db
    .select({ orders: sum(unpaidOrdersDeleted.orders) })
    .from(unpaidOrdersDeleted)
    .where(between(unpaidOrdersDeleted.day, from, to))

/**
 * Orders that were paid in a period, by how their shoppers came. One without a stage was never
 * accepted, or pays for the change of another.
 */
export const paidByArrival = (db: Db, { from, until }: Span) =>
  db
    .select({ ...arrived, orders: count() })
    .from(orders)
    .where(and(gte(orders.paidAt, from), lt(orders.paidAt, until), isNotNull(orders.stage)))
    .groupBy(...Object.values(arrived))

/**
 * What came in in a period less what went back, by how the shoppers of the orders came: a payment for
 * a change counts where the changed order does. Null in `origin`: it belongs to no order.
 */
export const revenueByArrival = (db: Db, { from, until }: Span, currency: string) => {
  const first = (column: 'origin' | 'channel' | 'campaign') => {
    const name = sql.identifier(column)
    return sql`iif("own"."parent_id" is null, "own".${name}, "parent".${name}) as ${name}`
  }
  const moved = sql`(
    select ${first('origin')}, ${first('channel')}, ${first('campaign')}, ${paidIn(currency)} as "amount"
    from ${journal}
      left join ${orders} as "own" on "own"."id" = ${journal.orderId}
      left join ${orders} as "parent" on "parent"."id" = "own"."parent_id"
    where ${and(gte(journal.at, from), lt(journal.at, until), isRevenue(journal))}) as "moved"`
  return db
    .select({ ...arrived, revenue: sum(sql`"amount"`) })
    .from(moved)
    .groupBy(...Object.values(arrived))
}

const arrived = {
  origin: sql<string | null>`"origin"`,
  channel: sql<string | null>`"channel"`,
  campaign: sql<string | null>`"campaign"`,
}

/**
 * Carts that were left in a period, with what is in them at the prices that their shoppers saw: they
 * have lines, nobody has touched them for a day, and none of their orders was ever paid.
 */
export const cartsLeft = (db: Db, span: Span, at: Seconds) => {
  const value = sql`(select sum(${cartLines.quantity} * ${cartLines.priceSeen}) from ${cartLines}
    where ${cartLines.cartId} = "carts"."id")`
  return db
    .select({ carts: count(), value: sum(sql`"value"`) })
    .from(sql`(select ${value} as "value" from ${carts} where ${wasLeft(span, at)})`)
    .where(sql`"value" is not null`)
}

/** The products that are in most of them. */
export const productsLeft = (db: Db, span: Span, at: Seconds, most: number) =>
  db
    .select({
      title: products.title,
      handle: products.handle,
      carts: sql<number>`count(distinct ${cartLines.cartId})`.as('carts'),
      units: sum(cartLines.quantity).as('units'),
    })
    .from(carts)
    .innerJoin(cartLines, eq(cartLines.cartId, carts.id))
    .innerJoin(variants, eq(variants.id, cartLines.variantId))
    .innerJoin(products, eq(products.id, variants.productId))
    .where(wasLeft(span, at))
    .groupBy(products.id)
    .orderBy(desc(sql`"carts"`), products.title)
    .limit(most)

const wasLeft = ({ from, until }: Span, at: Seconds): SQL | undefined =>
  and(
    gte(carts.touchedAt, from),
    lt(carts.touchedAt, Math.min(until, at - LEFT_AFTER)),
    sql`not exists (select 1 from ${orders}
      where ${orders.cartId} = ${carts.id} and ${orders.paidAt} is not null)`,
  )
