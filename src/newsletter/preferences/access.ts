import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { minutes } from '../../platform/clock.ts'
import type { AppEnv } from '../../platform/env.ts'
import { log } from '../../platform/log.ts'
import { signToken, verifyToken } from '../../platform/tokens.ts'

const NAME = '__Host-newsletter'
const LIFETIME = minutes(60)
const cookie = { path: '/', secure: true, httpOnly: true, sameSite: 'Lax' } as const

/**
 * Lets this browser see and change somebody's preferences for an hour, if the token of a link says
 * so. The cookie holds a signed id and nothing else.
 *
 * @returns whether it does
 */
export async function openByToken(c: Context<AppEnv>, token: string): Promise<boolean> {
  const { config } = c.var
  const subscriberId = await verifyToken(config, 'newsletter-preferences', token)
  if (!subscriberId) {
    log('warn', 'link to preferences not accepted')
    return false
  }
  const held = await signToken(config, 'newsletter-preferences', subscriberId, LIFETIME)
  setCookie(c, NAME, held, { ...cookie, maxAge: LIFETIME })
  return true
}

/** Id of the subscriber whose preferences this browser may see, or null. */
export async function allowedSubscriber(c: Context<AppEnv>): Promise<string | null> {
  const token = getCookie(c, NAME)
  return token ? verifyToken(c.var.config, 'newsletter-preferences', token) : null
}

/** Takes that away again. */
export function closePreferences(c: Context): void {
  deleteCookie(c, NAME, cookie)
}
