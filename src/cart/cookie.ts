import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { parse } from 'hono/utils/cookie'
import { days } from '../platform/clock.ts'

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
}

export function removeCartCookie(c: Context): void {
  deleteCookie(c, NAME, { path: '/', secure: true, httpOnly: true, sameSite: 'Lax' })
}

/** Units in the cart, according to the cookie. */
export function cartCount(request: Request): number {
  const cookie = parse(request.headers.get('Cookie') ?? '', NAME)[NAME]
  return Number(SHAPE.exec(cookie ?? '')?.[2] ?? 0)
}
