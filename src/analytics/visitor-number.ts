import type { Context } from 'hono'
import { now } from '../platform/clock.ts'
import type { keepSalt } from '../platform/daily-salt.ts'
import { keyedDigest } from '../platform/digest.ts'
import type { AppEnv } from '../platform/env.ts'
import { logFailure } from '../platform/log.ts'

/**
 * A number for an address and browser on one day: a keyed digest, cut to 66 bits, whose key is gone
 * the next day. Empty if the salt is unavailable; the page view still counts.
 */
export async function visitorNumber(
  c: Context<AppEnv>,
  headers: Headers,
  dailySalt: ReturnType<typeof keepSalt>,
): Promise<string> {
  const address = headers.get('CF-Connecting-IP') ?? 'local'
  const agent = headers.get('User-Agent') ?? ''
  try {
    const salt = await dailySalt(c.env.VISIT_SALT, now())
    const digest = await keyedDigest(salt, [address, agent, c.var.config.shop.origin].join('\n'))
    return digest.slice(0, 11)
  } catch (error) {
    logFailure('visitor not numbered', error)
    return ''
  }
}
