import { and, eq, gte, isNotNull, lt, sql } from 'drizzle-orm'
import { products, variants } from '../catalog/tables.ts'
import { orderLines, orders } from '../orders/tables.ts'
import type { Db } from '../platform/db.ts'
import type { Minor } from '../platform/money.ts'
import { redirects } from '../redirects/tables.ts'
import type { Span } from './span.ts'

/** What a product was seen and sold in a period, and what is left of it. */
export type ProductFigures = {
  id: string
  handle: string
  title: string
  /** Whether it is in the shop today. */
  onSale: 0 | 1
  views: number
  /** Units sold and not given back. */
  units: number
  /** What they brought, in minor units, less what refunds said of their lines. */
  revenue: Minor
  /** Units free to sell today, of all its variants. */
  stock: number
  /** Whether one of its variants can be had without stock. */
  madeToOrder: 0 | 1
}

/**
 * Figures of the products that were seen most, and of those that sold best. What the change of a unit
 * cost more is paid by an order of its own, which is no unit.
 *
 * @param seen views by the handle that a product had then: where it has another one now, the list of
 * moved addresses leads on
 * @param most of those that sold best
 */
export const productFigures = (
  db: Db,
  { from, until }: Span,
  currency: string,
  seen: { key: string; times: number }[],
  most: number,
) => {
  const kept = sql`${orderLines.unitPrice} * ${orderLines.quantity} - ${orderLines.refunded}`
  const paid = and(
    gte(orders.paidAt, from),
    lt(orders.paidAt, until),
    eq(orders.currency, currency),
    // Nothing of an order that was given back whole counts, whatever its refund said of lines.
    sql`${orders.state} not in ('refunding', 'refunded')`,
  )
  return db
    .select({
      ...{ id: sql<string>`"id"`, handle: sql<string>`"handle"`, title: sql<string>`"title"` },
      ...{ onSale: sql<0 | 1>`"on_sale"`, madeToOrder: sql<0 | 1>`"made_to_order"` },
      ...{ views: sql<number>`"views"`, units: sql<number>`"units"`, stock: sql<number>`"stock"` },
      revenue: sql<Minor>`"revenue"`,
    })
    .from(sql`(
    with "seen"("handle", "views") as (
      select value ->> 0, value ->> 1
      from json_each(${JSON.stringify(seen.map(({ key, times }) => [key, times]))})
    ), "known"("product_id", "views") as (
      select ifnull(
        (select ${products.id} from ${products} where ${products.handle} = "seen"."handle"),
        (select ${products.id} from ${redirects} cross join ${products}
          where ${redirects.fromPath} = '/products/' || lower("seen"."handle")
            and ${products.handle} = substr(${redirects.toPath}, length('/products/') + 1))
      ), "views" from "seen"
    ), "viewed"("product_id", "views") as (
      select "product_id", sum("views") from "known"
      where "product_id" is not null group by "product_id"
    ), "lines"("variant_id", "units", "revenue") as (
      select ${orderLines.variantId}, ${orderLines.quantity} - ${orderLines.refundedUnits}, ${kept}
      from ${orders} cross join ${orderLines} on ${orderLines.orderId} = ${orders.id}
      where ${paid} and ${isNotNull(orders.stage)}
      union all select ${orderLines.variantId}, 0, ${kept}
      from ${orders} cross join ${orderLines} on ${orderLines.orderId} = ${orders.id}
      where ${paid} and ${orders.parentId} > ''
    ), "sold"("product_id", "units", "revenue") as materialized (
      select ${variants.productId}, sum("lines"."units"), sum("lines"."revenue")
      from "lines" cross join ${variants} on ${variants.id} = "lines"."variant_id"
      group by ${variants.productId}
    ), "counted"("product_id", "views", "units", "revenue") as (
      select "product_id", sum("views"), sum("units"), sum("revenue") from (
        select "product_id", "views", 0 as "units", 0 as "revenue" from "viewed"
        union all select "product_id", 0, "units", "revenue" from "sold"
      ) group by "product_id"
    )
    select ${products.id} as "id", ${products.handle} as "handle", ${products.title} as "title",
      ${products.status} = 'active' as "on_sale", "counted"."views",
      "counted"."units", "counted"."revenue",
      (select ifnull(sum(${variants.stock}), 0) from ${variants}
        where ${variants.productId} = ${products.id} and ${variants.active}) as "stock",
      (select ifnull(max(${variants.madeToOrder} or not ${variants.tracked}), 0) from ${variants}
        where ${variants.productId} = ${products.id} and ${variants.active}) as "made_to_order"
    from "counted" cross join ${products} on ${products.id} = "counted"."product_id"
    where "counted"."views" > 0 or "counted"."product_id" in (
      select "product_id" from "sold" order by "revenue" desc limit ${most}))`)
}
