import { and, eq, exists, inArray, isNotNull, isNull, or, sql } from 'drizzle-orm'
import { outbox } from '../mail/tables.ts'
import type { Seconds } from '../platform/clock.ts'
import type { Db } from '../platform/db.ts'
import { COME_BACK } from './leave-rules.ts'
import type { SuppressionReason } from './rules.ts'
import { isNewsletterMail } from './subscriber-queries.ts'
import {
  consents,
  recipients,
  signUps,
  subscribers,
  subscriberTopics,
  suppressions,
  topics,
} from './tables.ts'

const isThis = (id: string) => eq(subscribers.id, id)
const stays = (db: Db, id: string) =>
  exists(
    db
      .select()
      .from(subscribers)
      .where(and(isThis(id), isNull(subscribers.leftAt))),
  )

/**
 * Notes, for the campaign whose mail somebody leaves by, why they left. To be run before
 * `markLeft`: it counts who leaves once, and keeps what came back of the mail before.
 */
export const markLeftBy = (
  db: Db,
  left: { subscriberId: string; campaignId: string; reason: SuppressionReason },
) =>
  db
    .update(recipients)
    .set({ reason: left.reason })
    .where(
      and(
        eq(recipients.campaignId, left.campaignId),
        eq(recipients.subscriberId, left.subscriberId),
        isNull(recipients.reason),
        stays(db, left.subscriberId),
      ),
    )

/** Returns a row if there is such a subscriber; `email` is null once it has been deleted. */
export const markLeft = (db: Db, id: string, at: Seconds) =>
  db
    .update(subscribers)
    .set({ leftAt: sql`coalesce(${subscribers.leftAt}, ${at})` })
    .where(isThis(id))
    .returning({ email: subscribers.email, leftAt: subscribers.leftAt })

const mayComeBack = (db: Db, id: string, at: Seconds) =>
  and(
    isThis(id),
    isNotNull(subscribers.leftAt),
    isNotNull(subscribers.email),
    sql`${subscribers.leftAt} > ${at - COME_BACK}`,
    exists(
      db
        .select()
        .from(suppressions)
        .where(
          and(
            eq(suppressions.emailDigest, subscribers.emailDigest),
            eq(suppressions.reason, 'left'),
          ),
        ),
    ),
  )

/** Whether a subscriber has left and can come back by the same link. */
export const leftLately = (db: Db, id: string, at: Seconds) =>
  db
    .select({ id: subscribers.id })
    .from(subscribers)
    .where(mayComeBack(db, id, at))
    .limit(1)

/**
 * Takes back that somebody has left, in an order in which each statement still finds what it asks
 * for. The last consent stands again, with today's time. Nothing happens to who has not left, has
 * left too long ago, or left otherwise than by themselves.
 */
export const takeBackLeft = (
  db: Db,
  back: { subscriberId: string; campaignId: string; consentId: string; at: Seconds },
) => {
  const { subscriberId, campaignId, consentId, at } = back
  const may = mayComeBack(db, subscriberId, at)
  const isBack = db.select({ d: subscribers.emailDigest }).from(subscribers).where(may)
  return [
    db
      .insert(consents)
      .select(
        sql`select ${consentId}, ${consents.emailDigest}, 'preferences', ${consents.wording},
          ${namesOfTopics(db, subscriberId)}, ${consents.source}, null, ${at}, null from ${consents}
          where ${consents.emailDigest} = ${isBack}
          order by ${consents.confirmedAt} desc, ${consents}.rowid desc limit 1`,
      )
      .onConflictDoNothing(),
    db
      .update(recipients)
      .set({ reason: null })
      .where(
        and(
          eq(recipients.campaignId, campaignId),
          eq(recipients.subscriberId, subscriberId),
          eq(recipients.reason, 'left'),
          exists(isBack),
        ),
      ),
    // Only now: the statements above ask whether the suppression is there.
    db.update(subscribers).set({ leftAt: null }).where(may),
    db.delete(suppressions).where(
      and(
        eq(suppressions.reason, 'left'),
        exists(
          db
            .select()
            .from(subscribers)
            .where(
              and(
                isThis(subscriberId),
                isNull(subscribers.leftAt),
                eq(subscribers.emailDigest, suppressions.emailDigest),
              ),
            ),
        ),
      ),
    ),
    // What is so now: a batch whose answer got lost is run again.
    db
      .select({ id: subscribers.id })
      .from(subscribers)
      .where(and(isThis(subscriberId), isNull(subscribers.leftAt))),
  ]
}

/** JSON of the names of a subscriber's topics, as consents keep them. */
export const namesOfTopics = (db: Db, subscriberId: string) =>
  db
    .select({ names: sql<string>`json_group_array(${topics.name})` })
    .from(subscriberTopics)
    .innerJoin(topics, eq(topics.id, subscriberTopics.topicId))
    .where(eq(subscriberTopics.subscriberId, subscriberId))

/**
 * Erases a subscriber, after the suppression was written. Mails keep their place in a campaign's
 * counts under a number that leads to nobody: links in old mails name the former one. It sorts before
 * every subscriber's, because a campaign that is being written down counts whom it adds by their ids.
 * A mail that still waits is found to have no subscriber when its turn comes.
 */
export const eraseSubscriber = (db: Db, id: string) => {
  const digest = db.select({ d: subscribers.emailDigest }).from(subscribers).where(isThis(id))
  const asked = db
    .select({ id: signUps.id })
    .from(signUps)
    .where(sql`${signUps.emailDigest} = ${digest}`)
  return [
    // What waits there has the address, and what was sent says when.
    db
      .delete(outbox)
      .where(and(isNewsletterMail, or(eq(outbox.subjectId, id), inArray(outbox.subjectId, asked)))),
    db.delete(signUps).where(sql`${signUps.emailDigest} = ${digest}`),
    db
      .update(recipients)
      .set({ subscriberId: sql`'-' || lower(hex(randomblob(16)))` })
      .where(eq(recipients.subscriberId, id)),
    db.delete(subscriberTopics).where(eq(subscriberTopics.subscriberId, id)),
    db.delete(subscribers).where(isThis(id)),
  ]
}
