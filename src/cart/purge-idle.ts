import { days, now } from '../platform/clock.ts'
import type { Db } from '../platform/db.ts'
import { untilNoneIsLeft } from '../platform/in-batches.ts'
import { IDLE } from './cookie.ts'
import { purgeCartNetworks, purgeForms, purgeIdle, purgeLines } from './queries.ts'

/**
 * Forgets guests who changed nothing for `IDLE`, what is in the cart of those who stay longer for what
 * they keep, and what is kept for a day: which forms were
 * processed, and how many carts a network began.
 */
export async function purgeIdleCarts(db: Db): Promise<void> {
  await untilNoneIsLeft('idle carts', 500, async (most) => {
    const before = { cart: now() - IDLE.cart, kept: now() - IDLE.kept }
    const [, , , gone] = await db.batch(purgeIdle(db, before, most))
    return gone.length
  })
  await untilNoneIsLeft(
    'lines of idle carts',
    2000,
    async (most) => (await purgeLines(db, now() - IDLE.cart, most)).length,
  )
  const yesterday = now() - days(1)
  await untilNoneIsLeft(
    'forms of carts',
    2000,
    async (most) => (await purgeForms(db, yesterday, most)).length,
  )
  await purgeCartNetworks(db, yesterday)
}
