import { and, eq, gt, notExists, or, sql } from 'drizzle-orm'
import { cartHolds, cartLines, carts } from '../cart/tables.ts'
import { variants } from '../catalog/tables.ts'
import type { Holder } from '../orders/hold-queries.ts'
import { orderEvents, orderHolders, orderLines, orders } from '../orders/tables.ts'
import { days, type Seconds } from '../platform/clock.ts'
import type { Db } from '../platform/db.ts'

/**
 * What a cart, or one of the networks that it is ordered from, has held in the last 24 hours and not
 * paid for, of variants of which the cart would leave none to others: for `nextHold`. An unpaid
 * order of the cart itself counts while it waits, one of another cart once it has ended.
 *
 * @param cart by the hash of its token or by its id
 */
export function earlierHolds(
  db: Db,
  cart: { tokenHash: string } | { id: string },
  networks: Holder[],
  at: Seconds,
) {
  const inCart = and(eq(cartLines.cartId, carts.id), eq(cartLines.variantId, variants.id))
  const ownHold = and(eq(cartHolds.cartId, carts.id), eq(cartHolds.variantId, variants.id))
  const wanted = sql`(select sum(${cartLines.quantity}) from ${cartLines} where ${inCart})`
  const held = sql`coalesce((select ${cartHolds.quantity} from ${cartHolds} where ${ownHold}), 0)`
  const failed = db
    .select({ id: orderEvents.id })
    .from(orderEvents)
    .where(and(eq(orderEvents.orderId, orders.id), eq(orderEvents.kind, 'payment-page-failed')))
  return db
    .select({
      variantId: orderLines.variantId,
      endsAt: sql<Seconds>`max(${orders.holdUntil})`,
      times: sql<number>`count(distinct ${orders.holdUntil})`,
    })
    .from(carts)
    .innerJoin(
      orderHolders,
      and(
        sql`${orderHolders.holder} in ${[carts.id, ...networks.map(({ holder }) => holder)]}`,
        gt(orderHolders.at, at - days(1)),
      ),
    )
    .innerJoin(
      orders,
      and(
        eq(orders.id, orderHolders.orderId),
        or(
          eq(orders.state, 'released'),
          and(eq(orders.state, 'pending'), eq(orders.cartId, carts.id)),
        ),
      ),
    )
    .innerJoin(
      orderLines,
      and(eq(orderLines.orderId, orders.id), eq(orderLines.madeToOrder, false)),
    )
    .innerJoin(
      variants,
      and(eq(variants.id, orderLines.variantId), eq(variants.madeToOrder, false)),
    )
    .where(
      and(
        'id' in cart ? eq(carts.id, cart.id) : eq(carts.tokenHash, cart.tokenHash),
        sql`${variants.stock} + ${held} <= ${wanted}`,
        notExists(failed),
      ),
    )
    .groupBy(orderHolders.holder, orderLines.variantId)
}
