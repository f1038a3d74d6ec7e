import { and, inArray, isNotNull, lt, or, sql } from 'drizzle-orm'
import type { Seconds } from '../platform/clock.ts'
import type { Db } from '../platform/db.ts'
import {
  campaigns,
  consents,
  mailEvents,
  recipients,
  subscribers,
  subscriberTopics,
  suppressions,
} from './tables.ts'

/**
 * Empties subscribers who left before `address` (name, address, topics), and deletes what names
 * nobody about those who left, or were suppressed otherwise, before `proof`.
 */
export const deleteLeft = (db: Db, before: { address: Seconds; proof: Seconds }) => {
  const left = (at: Seconds) =>
    db.select({ id: subscribers.id }).from(subscribers).where(lt(subscribers.leftAt, at))
  const suppressed = db
    .select({ d: suppressions.emailDigest })
    .from(suppressions)
    .where(lt(suppressions.at, before.proof))
  return db.batch([
    db.delete(subscriberTopics).where(inArray(subscriberTopics.subscriberId, left(before.address))),
    db
      .update(subscribers)
      .set({ email: null, name: null })
      .where(
        and(
          lt(subscribers.leftAt, before.address),
          or(isNotNull(subscribers.email), isNotNull(subscribers.name)),
        ),
      ),
    db.delete(subscribers).where(lt(subscribers.leftAt, before.proof)),
    // A suppression that somebody has outlived by signing up again is gone.
    db
      .delete(consents)
      .where(
        and(
          inArray(consents.emailDigest, suppressed),
          sql`not exists (select 1 from ${subscribers} where ${subscribers.emailDigest} = ${consents.emailDigest})`,
        ),
      ),
  ])
}

export const deleteOldMailEvents = (db: Db, before: Seconds) =>
  db.delete(mailEvents).where(lt(mailEvents.at, before))

/** A campaign that ended before then and has rows of recipients; there are some hundred campaigns. */
export const campaignToEmpty = (db: Db, before: Seconds) =>
  db
    .select({ id: campaigns.id })
    .from(campaigns)
    .where(
      and(
        inArray(campaigns.state, ['finished', 'cancelled']),
        sql`coalesce(${campaigns.finishedAt}, ${campaigns.startedAt}, ${campaigns.createdAt}) < ${before}`,
        sql`exists (select 1 from ${recipients} where ${recipients.campaignId} = ${campaigns.id})`,
      ),
    )
    .limit(1)

/** Deletes up to so many recipients of a campaign, whose counts stay. */
export const deleteRecipients = (db: Db, campaignId: string, most: number) => {
  const some = sql`select rowid from ${recipients} where ${recipients.campaignId} = ${campaignId} limit ${most}`
  return db.delete(recipients).where(sql`rowid in (${some})`)
}
