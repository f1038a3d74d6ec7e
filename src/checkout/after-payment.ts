import type { Context } from 'hono'
import { readCartToken, removeCartCookie, writeCartCookie } from '../cart/cookie.ts'
import { readCart } from '../cart/read-cart.ts'
import { renewToken } from '../cart/renew-token.ts'
import { pieces } from '../cart/rules.ts'
import { allowedOrder } from '../orders/access.ts'
import type { OrderRow } from '../orders/queries.ts'
import { paths } from '../paths.ts'
import type { AppEnv } from '../platform/env.ts'

/**
 * Leads on to the order. In the browser that placed it the cart goes on under another token, if anything
 * is left in it.
 */
export async function afterPayment(c: Context<AppEnv>, order: OrderRow): Promise<Response> {
  const { db, config } = c.var
  const known = (await allowedOrder(c)) === order.id ? readCartToken(c) : null
  const token = known && (await renewToken(db, config.TOKEN_KEY, known, order.id))
  if (token) {
    const left = await readCart(db, config, token)
    if (left) writeCartCookie(c, token, pieces(left.lines))
    else removeCartCookie(c)
  }
  return c.redirect(paths.order(order.number), 303)
}
