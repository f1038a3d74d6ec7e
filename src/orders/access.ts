import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { minutes } from '../platform/clock.ts'
import type { AppEnv } from '../platform/env.ts'
import { signToken, verifyToken } from '../platform/tokens.ts'

const NAME = '__Host-order'
const LIFETIME = minutes(60)

/**
 * Lets this browser see an order for an hour. The cookie holds a signed order id and nothing else.
 */
export async function allowOrder(c: Context<AppEnv>, orderId: string): Promise<void> {
  const token = await signToken(c.var.config, 'order', orderId, LIFETIME)
  setCookie(c, NAME, token, {
    path: '/',
    secure: true,
    httpOnly: true,
    sameSite: 'Lax',
    maxAge: LIFETIME,
  })
}

/** Id of the order that this browser may see, or null. */
export async function allowedOrder(c: Context<AppEnv>): Promise<string | null> {
  const token = getCookie(c, NAME)
  return token ? verifyToken(c.var.config, 'order', token) : null
}

/** Takes away this browser's access to an order. */
export function forgetOrder(c: Context): void {
  deleteCookie(c, NAME, { path: '/', secure: true, httpOnly: true, sameSite: 'Lax' })
}
