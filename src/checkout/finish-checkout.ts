import type { Context } from 'hono'
import { readCartToken, removeCartCookie, writeCartCookie } from '../cart/cookie.ts'
import { readCart } from '../cart/read-cart.ts'
import { renewToken } from '../cart/renew-token.ts'
import { unitsIn } from '../cart/rules.ts'
import { allowedOrder } from '../orders/access.ts'
import type { OrderRow } from '../orders/queries.ts'
import { paths } from '../paths.ts'
import type { AppEnv } from '../platform/env.ts'

/**
 * Redirects to an order that is paid, or whose payment is under way. In the browser that placed it
 * the cart gets another token, or loses its cookie when nothing is left in it.
 */
export async function finishCheckout(c: Context<AppEnv>, order: OrderRow): Promise<Response> {
  const { db, config } = c.var
  const known = (await allowedOrder(c)) === order.id ? readCartToken(c) : null
  const token = known && (await renewToken(db, config.TOKEN_KEY, known, order.id))
  if (token) {
    const left = await readCart(db, config, token)
    if (left) writeCartCookie(c, token, unitsIn(left.lines))
    else removeCartCookie(c)
  }
  return c.redirect(paths.order(order.number), 303)
}
