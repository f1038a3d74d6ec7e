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

/**
 * The order that this browser may see, or null. `isByMail`: the link of a mail opened it, which only the
 * order's address gets. Who has just placed it may have typed anybody's.
 */
export async function openedOrder(
  c: Context<AppEnv>,
): Promise<{ id: string; isByMail: boolean } | null> {
  const token = getCookie(c, NAME)
  if (!token) return null
  const { config } = c.var
  const placed = await verifyToken(config, 'order', token)
  if (placed !== null) return { id: placed, isByMail: false }
  const mailed = await verifyToken(config, 'order-mailed', token)
  return mailed === null ? null : { id: mailed, isByMail: true }
}

/** Id of the order that this browser may see, or null. */
export const allowedOrder = async (c: Context<AppEnv>): Promise<string | null> =>
  (await openedOrder(c))?.id ?? null

/** Takes away this browser's access to an order. */
export function forgetOrder(c: Context): void {
  deleteCookie(c, NAME, { path: '/', secure: true, httpOnly: true, sameSite: 'Lax' })
}
