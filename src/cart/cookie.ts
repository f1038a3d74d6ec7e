import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { parse } from 'hono/utils/cookie'
import { days, minutes, now } from '../platform/clock.ts'
import { forgetPrefetched } from '../platform/prefetch.ts'

/**
 * The cart's only trace in the browser: `<random token>.<units>`. The number saves every page a
 * look into the database for its header; nothing is decided by it.
 */
const NAME = '__Host-cart'
const SHAPE = /^([\w-]{32})\.(\d{1,3})$/

export function readCartToken(c: Context): string | null {
  return SHAPE.exec(getCookie(c, NAME) ?? '')?.[1] ?? null
}

export function writeCartCookie(c: Context, token: string, units: number): void {
  setCookie(c, NAME, `${token}.${Math.min(units, 999)}`, {
    path: '/',
    secure: true,
    httpOnly: true,
    sameSite: 'Lax',
    maxAge: days(30),
  })
  forgetPrefetched(c)
}

export function removeCartCookie(c: Context): void {
  deleteCookie(c, NAME, { path: '/', secure: true, httpOnly: true, sameSite: 'Lax' })
  forgetPrefetched(c)
}

/** How long a browser may take from adding the first piece to asking for the cart. */
const WAY_TO_CART = minutes(1)

/**
 * Whether the browser has just been given the cookie, by `paths.cart`, and does not show it. Only
 * for a minute: bookmarks and old tabs must not complain.
 */
export function cookieWasLost(c: Context): boolean {
  const age = now() - Number(c.req.query('added'))
  return age >= 0 && age <= WAY_TO_CART && !readCartToken(c)
}

/** Units in the cart, according to the cookie. */
export function cartCount(request: Request): number {
  const cookie = parse(request.headers.get('Cookie') ?? '', NAME)[NAME]
  return Number(SHAPE.exec(cookie ?? '')?.[2] ?? 0)
}
