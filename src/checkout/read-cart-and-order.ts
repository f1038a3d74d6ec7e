import type { Context } from 'hono'
import { readCartToken } from '../cart/cookie.ts'
import { linesOfCart } from '../cart/queries.ts'
import { type Cart, cartOf } from '../cart/read-cart.ts'
import type { OrderRow } from '../orders/queries.ts'
import { unpaidOrderOfCart } from '../payments/queries.ts'
import { hashToken } from '../platform/digest.ts'
import type { AppEnv } from '../platform/env.ts'

/**
 * The visitor's cart, and its order that waits for payment or was the last to end unpaid. One round
 * trip.
 */
export async function readCartAndOrder(
  c: Context<AppEnv>,
): Promise<{ cart: Cart; order: OrderRow | null } | null> {
  const { db, config } = c.var
  const token = readCartToken(c)
  if (!token) return null
  const tokenHash = await hashToken(token)
  const [lines, [order = null]] = await db.batch([
    linesOfCart(db, tokenHash),
    unpaidOrderOfCart(db, tokenHash),
  ])
  const cart = await cartOf(config, lines)
  return cart && { cart, order }
}
