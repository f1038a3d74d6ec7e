import { days, now } from '../../platform/clock.ts'
import type { Db } from '../../platform/db.ts'
import { untilNoneIsLeft } from '../../platform/in-batches.ts'
import { deleteOldServices } from './queries.ts'
import { KEPT_DAYS } from './rules.ts'

/** Deletes requests two years after the last word of them: the warranty is over by then. */
export const purgeServices = (db: Db): Promise<void> =>
  untilNoneIsLeft(
    'old requests for a service',
    100,
    async (most) => (await deleteOldServices(db, now() - days(KEPT_DAYS), most)).length,
  )
