import type { Context } from 'hono'
import { now } from './clock.ts'
import { keepSalt } from './daily-salt.ts'
import { keyedDigest } from './digest.ts'
import type { AppEnv } from './env.ts'
import { logFailure } from './log.ts'
import { visitorNetworks, type Width } from './network.ts'

/** A network without its address: equal all day, and the next day nobody can tell whose it was. */
export type NetworkDigest = { width: Width; digest: string }

const dailySalt = keepSalt()

/**
 * The networks that a visitor's request comes from, narrowest first, as keyed digests under the
 * salt of the day, cut to 132 bits. None when the salt is not there: the shop sells on, and other
 * limits hold.
 */
export async function networkDigests(c: Context<AppEnv>): Promise<NetworkDigest[]> {
  try {
    const salt = await dailySalt(c.env.VISIT_SALT, now())
    return await Promise.all(
      visitorNetworks(c).map(async ({ width, name }) => ({
        width,
        digest: (await keyedDigest(salt, `network\n${name}`)).slice(0, 22),
      })),
    )
  } catch (error) {
    logFailure('network not counted', error)
    return []
  }
}
