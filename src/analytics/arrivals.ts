import type { Context } from 'hono'
import { days, now } from '../platform/clock.ts'
import { keepSalt } from '../platform/daily-salt.ts'
import { keyedDigest } from '../platform/digest.ts'
import type { AppEnv } from '../platform/env.ts'
import { logFailure } from '../platform/log.ts'
import { overLimit } from '../platform/rate-limit.ts'
import type { Recorded } from './columns.ts'
import { optsOut } from './opt-out.ts'
import type { EventName } from './rules.ts'
import { visitorNumber } from './visitor-number.ts'

/** How a visitor came, in one word, and the campaign that the link named; null: none. */
export type Arrival = { channel: string; campaign: string | null }

const views: EventName[] = ['page viewed', 'product viewed', 'searched']

/**
 * Remembers how a visitor came, for the rest of the day (UTC): in the cache of this data centre
 * alone, under a keyed digest of the visitor's number. Best effort: what is not there is not known.
 *
 * The last arrival counts that is not direct, as in "last non-direct click" of Google
 * (support.google.com/analytics/answer/1665189): whoever types the address after clicking a
 * letter's link came by the letter.
 *
 * @param seen what was recorded of a request; only a view that began a visit is an arrival
 */
export async function rememberArrival(c: Context<AppEnv>, seen: Recorded): Promise<void> {
  const { event, visitor, channel = 'internal', campaign } = seen
  if (!visitor || channel === 'internal' || !views.includes(event)) return
  if (await overLimit(c, 'FORM_LIMIT', 'arrival')) return
  try {
    const { cache, key } = await placeOf(c, visitor)
    if (channel === 'direct' && (await cache.match(key))) return
    const arrival: Arrival = { channel, campaign: campaign || null }
    const headers = { 'Cache-Control': `max-age=${days(1) - (now() % days(1))}` }
    await cache.put(key, Response.json(arrival, { headers }))
  } catch (error) {
    logFailure('arrival not remembered', error)
  }
}

const dailySalt = keepSalt()

/**
 * How the visitor who sends this request came today; null if that is not known, or they do not want
 * to be counted. Never throws: a cart does not depend on it.
 */
export async function arrivalOf(c: Context<AppEnv>): Promise<Arrival | null> {
  const { headers } = c.req.raw
  if (optsOut(headers)) return null
  try {
    const visitor = await visitorNumber(c, headers, dailySalt)
    if (!visitor) return null
    const { cache, key } = await placeOf(c, visitor)
    return (await (await cache.match(key))?.json<Arrival>()) ?? null
  } catch (error) {
    logFailure('arrival not known', error)
    return null
  }
}

async function placeOf(c: Context<AppEnv>, visitor: string) {
  const { shop, TOKEN_KEY } = c.var.config
  const digest = await keyedDigest(TOKEN_KEY, `arrival of:${visitor}`)
  return { cache: await caches.open('arrivals'), key: `${shop.origin}/${digest}` }
}
