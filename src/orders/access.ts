import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { minutes } from '../platform/clock.ts'
import type { AppEnv } from '../platform/env.ts'
import { signToken, verifyToken } from '../platform/tokens.ts'

const NAME = '__Host-order'
const LIFETIME = minutes(60)

/**
 * Lets this browser see an order for an hour. The cookie holds a signed order id and nothing else, for
 * a purpose of its own where the link of a mail has opened it.
 */
export async function allowOrder(
  c: Context<AppEnv>,
  orderId: string,
  by: 'placing' | 'mail',
): Promise<void> {
  const purpose = by === 'mail' ? 'order-mailed' : 'order'
  const token = await signToken(c.var.config, purpose, orderId, LIFETIME)
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
  if (!token) return null
  const { config } = c.var
  return (await verifyToken(config, 'order', token)) ?? verifyToken(config, 'order-mailed', token)
}

/**
 * Whether the order that this browser may see was opened by the link of a mail, which only the order's
 * address gets. Who has just placed it may have typed anybody's.
 */
export async function isOpenedByMail(c: Context<AppEnv>): Promise<boolean> {
  const token = getCookie(c, NAME)
  return !!token && (await verifyToken(c.var.config, 'order-mailed', token)) !== null
}

/** Takes away this browser's access to an order. */
export function forgetOrder(c: Context): void {
  deleteCookie(c, NAME, { path: '/', secure: true, httpOnly: true, sameSite: 'Lax' })
}
