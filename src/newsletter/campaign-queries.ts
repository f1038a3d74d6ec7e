import { and, count, isNotNull, isNull, lte, or, type SQL, sql } from 'drizzle-orm'
import type { Seconds } from '../platform/clock.ts'
import type { Db } from '../platform/db.ts'
import { campaignTopics, subscribers, subscriberTopics, suppressions } from './tables.ts'

/**
 * Whether a campaign may go to a row of `subscribers`: has one of the topics, has not left, does
 * not pause at the moment, is not suppressed. Asked when a campaign is frozen, again when it is
 * sent, and for counts at the desk.
 *
 * It looks up the subscriber and goes through no topic: cheap for a few, not for finding all.
 *
 * @param topics ids, as what stands between the brackets of `in (…)`: `topicsOf`, `theseTopics`
 */
export const mayBeSentTo = (topics: SQL, at: Seconds): SQL =>
  and(
    isNotNull(subscribers.email),
    isNull(subscribers.leftAt),
    or(isNull(subscribers.pausedUntil), lte(subscribers.pausedUntil, at)),
    sql`not exists (select 1 from ${suppressions} where ${suppressions.emailDigest} = ${subscribers.emailDigest})`,
    sql`exists (select 1 from ${subscriberTopics}
      where ${subscriberTopics.subscriberId} = ${subscribers.id} and ${subscriberTopics.topicId} in (${topics}))`,
  ) as SQL

/** The topics of a campaign, for `mayBeSentTo`. */
export const topicsOf = (campaignId: string): SQL =>
  sql`select ${campaignTopics.topicId} from ${campaignTopics} where ${campaignTopics.campaignId} = ${campaignId}`

/**
 * Topics by their ids, for `mayBeSentTo`; however many, they are one parameter.
 * @internal
 */
export const theseTopics = (ids: string[]): SQL =>
  sql`select value from json_each(${JSON.stringify(ids)})`

/**
 * How many people a campaign would go to now, each counted once.
 *
 * @param topics as for `mayBeSentTo`
 */
export const audienceSize = (db: Db, topics: SQL, at: Seconds) => {
  const chose = sql`${subscribers.id} in (select ${subscriberTopics.subscriberId}
    from ${subscriberTopics} where ${subscriberTopics.topicId} in (${topics}))`
  return db
    .select({ size: count() })
    .from(subscribers)
    .where(and(chose, mayBeSentTo(topics, at)))
}
