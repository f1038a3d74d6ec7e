import { and, count, eq, gt, isNotNull, isNull, type SQL, sql } from 'drizzle-orm'
import { days, type Seconds } from '../platform/clock.ts'
import type { Db } from '../platform/db.ts'
import type { SuppressionReason } from './rules.ts'
import {
  consents,
  consentWordings,
  signUps,
  subscribers,
  subscriberTopics,
  suppressions,
  topics,
} from './tables.ts'

const suppressed = sql`exists (select 1 from ${suppressions} where ${suppressions.emailDigest} = ${subscribers.emailDigest})`

/** `2026-11`, in UTC. */
const month = (at: typeof subscribers.confirmedAt | typeof subscribers.leftAt) =>
  sql<string>`strftime('%Y-%m', ${at}, 'unixepoch')`

/**
 * How many subscribers there are, by what they are; statements of a batch. Each counts in an index;
 * those that read rows go through the few who have left, pause or are suppressed.
 *
 * @param since from when on who came and who left is counted, by month
 */
export const subscriberCounts = (db: Db, at: Seconds, since: Seconds) =>
  [
    db.select({ many: count() }).from(subscribers),
    db.select({ many: count() }).from(subscribers).where(isNotNull(subscribers.leftAt)),
    db
      .select({ many: count() })
      .from(subscribers)
      .where(
        and(gt(subscribers.pausedUntil, at), isNull(subscribers.leftAt), sql`not ${suppressed}`),
      ),
    // In this order, so that the suppressions are gone through and not the subscribers.
    db
      .select({ many: count() })
      .from(suppressions)
      .crossJoin(subscribers)
      .where(
        and(eq(subscribers.emailDigest, suppressions.emailDigest), isNull(subscribers.leftAt)),
      ),
    db
      .select({ reason: suppressions.reason, many: count() })
      .from(suppressions)
      .groupBy(suppressions.reason),
    db
      .select({ many: count() })
      .from(signUps)
      .where(and(gt(signUps.askedAt, at - days(30)), isNull(signUps.confirmedAt))),
    db
      .select({ month: month(subscribers.confirmedAt).as('month'), many: count() })
      .from(subscribers)
      .where(gt(subscribers.confirmedAt, since))
      .groupBy(sql`1`),
    db
      .select({ month: month(subscribers.leftAt).as('month'), many: count() })
      .from(subscribers)
      .where(gt(subscribers.leftAt, since))
      .groupBy(sql`1`),
  ] as const

/** What is known of an address by its digest: whether it is a subscriber's, is suppressed, was asked. */
export const knownOfAddress = (db: Db, emailDigest: string) =>
  [
    db
      .select({ id: subscribers.id })
      .from(subscribers)
      .where(eq(subscribers.emailDigest, emailDigest)),
    db
      .select({ reason: suppressions.reason, at: suppressions.at })
      .from(suppressions)
      .where(eq(suppressions.emailDigest, emailDigest)),
    db
      .select({ askedAt: signUps.askedAt, mailedAt: signUps.mailedAt })
      .from(signUps)
      .where(and(eq(signUps.emailDigest, emailDigest), isNull(signUps.confirmedAt)))
      .orderBy(sql`${signUps.askedAt} desc`)
      .limit(1),
  ] as const

/** How many have an address that is kept. */
export const countExported = (db: Db) =>
  db.select({ many: count() }).from(subscribers).where(isNotNull(subscribers.email))

/** Subscribers whose address is kept, for a file: the next after an id. */
export const subscribersAfter = (db: Db, after: string, most: number) => {
  // Columns right within a field lose their table's name, and those of two tables are then mixed up.
  const field = <T>(name: string, inner: SQL) => sql<T>`(${inner})`.as(name)
  return db
    .select({
      id: subscribers.id,
      email: subscribers.email,
      name: subscribers.name,
      pausedUntil: subscribers.pausedUntil,
      leftAt: subscribers.leftAt,
      reason: field<SuppressionReason | null>(
        'reason',
        sql`select ${suppressions.reason} from ${suppressions}
          where ${suppressions.emailDigest} = ${subscribers.emailDigest}`,
      ),
      topics: field<string>(
        'topics',
        sql`select json_group_array(${topics.name}) from ${subscriberTopics}
          join ${topics} on ${topics.id} = ${subscriberTopics.topicId}
          where ${subscriberTopics.subscriberId} = ${subscribers.id}`,
      ),
      /** JSON of the last consent: its id, time, kind, sealed proof and words. */
      consent: field<string | null>(
        'consent',
        sql`select json_array(${consents.id}, ${consents.confirmedAt}, ${consents.kind},
            ${consents.proof}, ${consentWordings.text}) from ${consents}
          left join ${consentWordings} on ${consentWordings.id} = ${consents.wording}
          where ${consents.emailDigest} = ${subscribers.emailDigest}
          order by ${consents.confirmedAt} desc limit 1`,
      ),
    })
    .from(subscribers)
    .where(and(gt(subscribers.id, after), isNotNull(subscribers.email)))
    .orderBy(subscribers.id)
    .limit(most)
}
