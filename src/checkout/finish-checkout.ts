import type { Context } from 'hono'
import { forgetGuest, readGuest, saysMore, writeGuest } from '../cart/cookie.ts'
import { readCart } from '../cart/read-cart.ts'
import { renewToken } from '../cart/renew-token.ts'
import { unitsIn } from '../cart/rules.ts'
import { allowedOrder } from '../orders/access.ts'
import type { OrderRow } from '../orders/queries.ts'
import { paths } from '../paths.ts'
import type { AppEnv } from '../platform/env.ts'

/**
 * Redirects to an order that is paid, or whose payment is under way. In the browser that placed it
 * the cart gets another token, or loses its cookie when the shop knows nothing more of its guest.
 */
export async function finishCheckout(c: Context<AppEnv>, order: OrderRow): Promise<Response> {
  const { db, config } = c.var
  const known = (await allowedOrder(c)) === order.id ? readGuest(c.req.raw) : null
  const token = known && (await renewToken(db, config.TOKEN_KEY, known.token, order.id))
  if (token) {
    const units = unitsIn((await readCart(db, config, token))?.lines ?? [])
    if (units > 0 || saysMore(known)) writeGuest(c, token, { units }, known.token)
    else forgetGuest(c)
  }
  return c.redirect(paths.order(order.number), 303)
}
