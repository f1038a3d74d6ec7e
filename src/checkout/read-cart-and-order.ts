import type { Context } from 'hono'
import { readCartToken } from '../cart/cookie.ts'
import { linesOfCart } from '../cart/queries.ts'
import { type Cart, cartOf } from '../cart/read-cart.ts'
import type { Holder } from '../orders/hold-queries.ts'
import type { EarlierHold } from '../orders/hold-rules.ts'
import type { OrderRow } from '../orders/queries.ts'
import { unpaidOrderOfCart } from '../payments/queries.ts'
import { now } from '../platform/clock.ts'
import { hashToken } from '../platform/digest.ts'
import type { AppEnv } from '../platform/env.ts'
import { networkDigests } from '../platform/network-digest.ts'
import { earlierHolds } from './earlier-hold-queries.ts'

type CartAndOrder = {
  cart: Cart
  order: OrderRow | null
  /** The networks that the visitor comes from, and what they or the cart held before. */
  networks: Holder[]
  holds: EarlierHold[]
}

/**
 * The visitor's cart, and its order that waits for payment or was the last to end unpaid. One round
 * trip.
 */
export async function readCartAndOrder(c: Context<AppEnv>): Promise<CartAndOrder | null> {
  const { db, config } = c.var
  const token = readCartToken(c)
  if (!token) return null
  const tokenHash = await hashToken(token)
  const digests = await networkDigests(c)
  const networks = digests.map(({ width, digest }) => ({ kind: width, holder: digest }))
  const [lines, [order = null], holds] = await db.batch([
    linesOfCart(db, tokenHash),
    unpaidOrderOfCart(db, tokenHash),
    earlierHolds(db, { tokenHash }, networks, now()),
  ])
  const cart = await cartOf(config, lines)
  return cart && { cart, order, networks, holds }
}
