import { and, eq, inArray, isNull, lt, sql } from 'drizzle-orm'
import { outbox } from '../mail/tables.ts'
import type { Seconds } from '../platform/clock.ts'
import type { Db, Statement } from '../platform/db.ts'
import type { NetworkDigest } from '../platform/network-digest.ts'
import {
  consents,
  consentWordings,
  signUpNetworks,
  signUps,
  subscribers,
  subscriberTopics,
  suppressions,
  topics,
} from './tables.ts'

/** What people can choose from, in the owner's order. */
export const activeTopics = (db: Db) =>
  db
    .select({ id: topics.id, name: topics.name, about: topics.about })
    .from(topics)
    .where(isNull(topics.archivedAt))
    .orderBy(topics.position, topics.id)

export type Topic = Awaited<ReturnType<typeof activeTopics>>[number]

/**
 * A sign-up with its address, for one batch. The trigger leaves it out when its address has asked as
 * often as it may; what else the batch counts is written all the same. It breaks `sign_ups_a_day`
 * when its network has.
 */
export const insertSignUp = (
  db: Db,
  signUp: typeof signUps.$inferInsert,
  wording: typeof consentWordings.$inferInsert,
  networks: NetworkDigest[],
): Statement[] => [
  db.insert(consentWordings).values(wording).onConflictDoNothing(),
  db.insert(signUps).values(signUp),
  ...countNetworks(db, networks, signUp.askedAt),
]

/** Counts a mail that a network asks for; too many a day break `sign_ups_a_day`. */
export const countNetworks = (db: Db, networks: NetworkDigest[], at: Seconds): Statement[] =>
  networks.map(({ width, digest }) =>
    db
      .insert(signUpNetworks)
      .values({ network: digest, width, asked: 1, at })
      .onConflictDoUpdate({
        target: signUpNetworks.network,
        set: { asked: sql`${signUpNetworks.asked} + 1` },
      }),
  )

/**
 * Takes the mail of a sign-up out of the outbox again, in the batch that has put it there: where the
 * sign-up was left out, or mail to this address comes back or was called spam. So every answer takes
 * the same statements.
 */
export const dropUnwantedMail = (db: Db, signUp: { id: string; emailDigest: string }) =>
  db.delete(outbox).where(
    and(
      eq(outbox.subjectId, signUp.id),
      sql`(not exists (select 1 from sign_ups where sign_ups.id = ${signUp.id})
        or exists (select 1 from suppressions where suppressions.email_digest = ${signUp.emailDigest}
          and suppressions.reason in ('bounced', 'complained')))`,
    ),
  )

/** A sign-up, and whether a subscriber who has not left has its address. */
export const signUpById = (db: Db, id: string) =>
  db
    .select({
      id: signUps.id,
      email: signUps.email,
      name: signUps.name,
      emailDigest: signUps.emailDigest,
      topics: signUps.topics,
      wording: signUps.wording,
      source: signUps.source,
      language: signUps.language,
      askedAt: signUps.askedAt,
      confirmedAt: signUps.confirmedAt,
      // Columns by hand: drizzle leaves the table out, and both have them.
      isSubscribed: sql<number>`exists (select 1 from subscribers
          where subscribers.email_digest = sign_ups.email_digest and subscribers.left_at is null)`,
    })
    .from(signUps)
    .where(eq(signUps.id, id))
    .limit(1)

export type SignUpRow = Awaited<ReturnType<typeof signUpById>>[number]

/** All topics by name, those that are no longer offered too. */
export const topicNames = (db: Db) =>
  db.select({ id: topics.id, name: topics.name }).from(topics).orderBy(topics.position, topics.id)

/** The names of the topics that a subscriber who has not left gets, in the owner's order. */
export const topicsOfSubscriber = (db: Db, subscriberId: string) =>
  db
    .select({ name: topics.name, language: subscribers.language })
    .from(subscribers)
    .innerJoin(subscriberTopics, eq(subscriberTopics.subscriberId, subscribers.id))
    .innerJoin(topics, eq(topics.id, subscriberTopics.topicId))
    .where(and(eq(subscribers.id, subscriberId), isNull(subscribers.leftAt)))
    .orderBy(topics.position, topics.id)

/**
 * Writes a consent and the subscriber that it makes, with these topics and no others, whatever was
 * there before. A consent's id is written once: a second one breaks `consents.id`.
 */
export const insertSubscriber = (
  db: Db,
  subscriber: typeof subscribers.$inferInsert,
  topicIds: string[],
  consent: typeof consents.$inferInsert,
): Statement[] => [
  db.insert(consents).values(consent),
  db
    .insert(subscribers)
    .values(subscriber)
    .onConflictDoUpdate({
      target: subscribers.id,
      set: {
        email: sql`excluded.email`,
        name: sql`coalesce(excluded.name, ${subscribers.name})`,
        language: sql`excluded.language`,
        confirmedAt: sql`excluded.confirmed_at`,
        pausedUntil: null,
        leftAt: null,
        softBounces: 0,
      },
    }),
  db.delete(subscriberTopics).where(eq(subscriberTopics.subscriberId, subscriber.id)),
  db.insert(subscriberTopics).select(
    db
      .select({ topicId: topics.id, subscriberId: sql<string>`${subscriber.id}`.as('subscriber') })
      .from(topics)
      .where(inArray(topics.id, topicIds)),
  ),
]

/** Ends a sign-up; whether there is one is told by the consent that has its id. */
export const endSignUp = (db: Db, id: string, at: Seconds) =>
  db.update(signUps).set({ confirmedAt: at, email: null, name: null }).where(eq(signUps.id, id))

/** Lets campaigns go to an address again: its owner has asked for it. */
export const endSuppression = (db: Db, emailDigest: string) =>
  db.delete(suppressions).where(eq(suppressions.emailDigest, emailDigest))

/**
 * Mails about a subscription, which are no campaigns: in the words of the index
 * `outbox_of_newsletter`.
 */
export const isNewsletterMail = sql`${outbox.kind} like 'newsletter-%'`

export const deleteOldSignUps = (db: Db, before: { mailed: Seconds; counted: Seconds }) =>
  db.batch([
    // One that was never delivered has the address to the end.
    db.delete(outbox).where(and(isNewsletterMail, lt(outbox.createdAt, before.mailed))),
    db
      .delete(signUps)
      .where(and(lt(signUps.askedAt, before.mailed), lt(signUps.mailedAt, before.mailed))),
    db.delete(signUpNetworks).where(lt(signUpNetworks.at, before.counted)),
  ])
