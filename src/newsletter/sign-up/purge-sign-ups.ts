import { days, now } from '../../platform/clock.ts'
import type { Db } from '../../platform/db.ts'
import { deleteOldSignUps } from '../subscriber-queries.ts'

/**
 * Deletes sign-ups 30 days after they were asked to be confirmed, whether they were or not, the mails
 * about subscriptions as soon, and the counts of networks after a day.
 */
export const purgeSignUps = (db: Db) =>
  deleteOldSignUps(db, { mailed: now() - days(30), counted: now() - days(1) })
