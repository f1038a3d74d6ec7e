import { days, now } from '../platform/clock.ts'
import type { Db } from '../platform/db.ts'
import { purgeIdle } from './queries.ts'

/** Deletes carts that nobody changed for 30 days, at most 500 at a time. Returns how many. */
export async function purgeIdleCarts(db: Db): Promise<number> {
  const [, , , gone] = await db.batch(purgeIdle(db, now() - days(30)))
  return gone.length
}
