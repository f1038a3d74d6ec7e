import type { Context } from 'hono'
import { deleteCookie, setCookie } from 'hono/cookie'
import { parse } from 'hono/utils/cookie'
import { days, minutes, now } from '../platform/clock.ts'
import { KEPT_CODE } from '../platform/kept-code.ts'
import { forgetPrefetched } from '../platform/prefetch.ts'
import type { RingSystem } from '../ring-sizes/rules/scales.ts'

/**
 * A guest's only trace in the browser: `<random token>.<units>`, and where there is more to know
 * `.<ring size and system>.<codes of kept products>`. What is beside the token saves every page a
 * look into the database; nothing is decided by it.
 */
const NAME = '__Host-cart'
const SHAPE = new RegExp(
  `^([\\w-]{32})\\.(\\d{1,3})(?:\\.(\\d{3})?(us|uk|eu|jp|ch)?\\.((?:${KEPT_CODE})*))?$`,
)

/** What the cookie says of its guest. */
export type GuestCookie = {
  token: string
  /** Units in the cart. */
  units: number
  /** Tenths of a millimetre of inner circumference; null: not told. */
  ringSize: number | null
  /** The system in which sizes are read; null: not told. */
  system: RingSystem | null
  /** `keptCode` of each product that is kept. */
  kept: readonly string[]
}

/** What the request's cookie says; null: a visitor of whom the shop knows nothing. */
export function readGuest(request: Request): GuestCookie | null {
  const cookie = parse(request.headers.get('Cookie') ?? '', NAME)[NAME] ?? ''
  const [, token, units, size, system, codes = ''] = SHAPE.exec(cookie) ?? []
  if (!token) return null
  return {
    token,
    units: Number(units),
    ringSize: size ? Number(size) : null,
    system: (system as RingSystem | undefined) ?? null,
    kept: codes.match(new RegExp(KEPT_CODE, 'g')) ?? [],
  }
}

/** What the browser's cookie says once it has this answer: as the request's, or as the answer sets it. */
export function guestAfter(c: Context): GuestCookie | null {
  const written = c.res.headers.getSetCookie().findLast((each) => each.startsWith(`${NAME}=`))
  if (written === undefined) return readGuest(c.req.raw)
  const Cookie = written.split(';', 1)[0] ?? ''
  return readGuest(new Request(c.req.url, { headers: { Cookie } }))
}

export const readCartToken = (c: Context): string | null => readGuest(c.req.raw)?.token ?? null

/** How long the shop and the browser remember a guest who does nothing. */
export const IDLE = { cart: days(30), kept: days(180) }

/**
 * Writes the cookie of a guest. What `changed` leaves out stays as the request's cookie has it.
 *
 * @param former the token that the guest had before, where it changes: what is known of the guest
 *   stays. Another guest's cookie leaves nothing
 */
export function writeGuest(
  c: Context,
  token: string,
  changed: Partial<Omit<GuestCookie, 'token'>>,
  former = token,
): void {
  const known = readGuest(c.req.raw)
  const none = { units: 0, ringSize: null, system: null, kept: [] }
  const guest = { ...none, ...(known?.token === former && known), ...changed }
  const told = `${guest.ringSize ?? ''}${guest.system ?? ''}`
  const more = told || guest.kept.length > 0 ? `.${told}.${guest.kept.join('')}` : ''
  setCookie(c, NAME, `${token}.${Math.min(guest.units, 999)}${more}`, {
    path: '/',
    secure: true,
    httpOnly: true,
    sameSite: 'Lax',
    maxAge: guest.ringSize !== null || guest.kept.length > 0 ? IDLE.kept : IDLE.cart,
  })
  forgetPrefetched(c)
}

/** Whether the cookie says more than that there is a cart: then it stays when the cart is empty. */
export const saysMore = ({ ringSize, system, kept }: GuestCookie): boolean =>
  ringSize !== null || system !== null || kept.length > 0

export function forgetGuest(c: Context): void {
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
