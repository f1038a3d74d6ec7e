import { and, desc, eq, exists, inArray, isNull, notInArray, or, sql } from 'drizzle-orm'
import type { Seconds } from '../../platform/clock.ts'
import type { Db } from '../../platform/db.ts'
import type { Sealed } from '../../platform/sealing.ts'
import { namesOfTopics } from '../leave-queries.ts'
import type { SuppressionReason } from '../rules.ts'
import {
  campaigns,
  consents,
  consentWordings,
  recipients,
  signUps,
  subscribers,
  subscriberTopics,
  suppressions,
  topics,
} from '../tables.ts'

const isThis = (id: string) => eq(subscribers.id, id)

const hasTopic = (db: Db, id: string) =>
  exists(
    db
      .select()
      .from(subscriberTopics)
      .where(and(eq(subscriberTopics.topicId, topics.id), eq(subscriberTopics.subscriberId, id))),
  )

/** Why nothing is sent to a subscriber, or null. */
const reason = (db: Db) =>
  sql<SuppressionReason | null>`${db
    .select({ reason: suppressions.reason })
    .from(suppressions)
    .where(eq(suppressions.emailDigest, subscribers.emailDigest))}`

/** A subscriber as they stand, and the topics that they can choose: offered, or theirs already. */
export const preferencesOf = (db: Db, id: string) =>
  [
    db
      .select({
        id: subscribers.id,
        email: subscribers.email,
        name: subscribers.name,
        pausedUntil: subscribers.pausedUntil,
        leftAt: subscribers.leftAt,
        reason: reason(db),
      })
      .from(subscribers)
      .where(isThis(id)),
    db
      .select({
        id: topics.id,
        name: topics.name,
        about: topics.about,
        archivedAt: topics.archivedAt,
        isChosen: sql<number>`${hasTopic(db, id)}`,
      })
      .from(topics)
      .where(or(isNull(topics.archivedAt), hasTopic(db, id)))
      .orderBy(topics.position, topics.id),
  ] as const

/** The subscriber with an address to whom a link can be mailed. */
export const subscriberToMail = (db: Db, emailDigest: string) =>
  db
    .select({ id: subscribers.id, email: subscribers.email, reason: reason(db) })
    .from(subscribers)
    .where(eq(subscribers.emailDigest, emailDigest))

export const subscriberLanguage = (db: Db, id: string) =>
  db.select({ language: subscribers.language }).from(subscribers).where(isThis(id))

type Chosen = {
  subscriberId: string
  name: Sealed | null
  /** Ids. Those that are neither offered nor theirs are left out. */
  topics: string[]
  consent: { id: string; at: Seconds }
  wording: typeof consentWordings.$inferInsert
}

/**
 * Writes what a subscriber has chosen, for one batch, and a consent if they get other topics than
 * their last one names. Nothing of it if they have left; the last statement returns a row if not.
 */
export function saveChosen(db: Db, chosen: Chosen) {
  const { subscriberId, name, consent, wording } = chosen
  const stays = and(isThis(subscriberId), isNull(subscribers.leftAt))
  const isHere = exists(db.select().from(subscribers).where(stays))
  const mine = eq(subscriberTopics.subscriberId, subscriberId)
  const names = namesOfTopics(db, subscriberId)
  const lastNames = db
    .select({ topics: consents.topics })
    .from(consents)
    .where(eq(consents.emailDigest, subscribers.emailDigest))
    .orderBy(desc(consents.confirmedAt), sql`consents.rowid desc`)
    .limit(1)
  return [
    db
      .delete(subscriberTopics)
      .where(and(mine, notInArray(subscriberTopics.topicId, chosen.topics), isHere)),
    db
      .insert(subscriberTopics)
      .select(
        db
          .select({
            topicId: topics.id,
            subscriberId: sql<string>`${subscriberId}`.as('subscriber'),
          })
          .from(topics)
          .where(and(inArray(topics.id, chosen.topics), isNull(topics.archivedAt), isHere)),
      )
      .onConflictDoNothing(),
    db.insert(consentWordings).values(wording).onConflictDoNothing(),
    db
      .insert(consents)
      .select(
        sql`select ${consent.id}, ${subscribers.emailDigest}, 'preferences', ${wording.id}, ${names},
          'page', null, ${consent.at}, null from ${subscribers}
          where ${stays} and ${names} is not ${lastNames}`,
      )
      .onConflictDoNothing(),
    db.update(subscribers).set({ name }).where(stays).returning({ id: subscribers.id }),
  ]
}

/** Null: the pause is over. */
export const setPause = (db: Db, id: string, pausedUntil: Seconds | null) =>
  db.update(subscribers).set({ pausedUntil }).where(isThis(id))

/** Everything that is known of a subscriber, for them. */
export const knownOf = (db: Db, id: string) => {
  const digest = db.select({ d: subscribers.emailDigest }).from(subscribers).where(isThis(id))
  return [
    db.select().from(subscribers).where(isThis(id)),
    db
      .select({ name: topics.name })
      .from(subscriberTopics)
      .innerJoin(topics, eq(topics.id, subscriberTopics.topicId))
      .where(eq(subscriberTopics.subscriberId, id))
      .orderBy(topics.position, topics.id),
    db
      .select({
        id: consents.id,
        kind: consents.kind,
        topics: consents.topics,
        source: consents.source,
        askedAt: consents.askedAt,
        confirmedAt: consents.confirmedAt,
        proof: consents.proof,
        wording: consentWordings.text,
      })
      .from(consents)
      .leftJoin(consentWordings, eq(consentWordings.id, consents.wording))
      .where(sql`${consents.emailDigest} = ${digest}`)
      .orderBy(consents.confirmedAt),
    db
      .select({ subject: campaigns.subject, at: recipients.at, reason: recipients.reason })
      .from(recipients)
      .innerJoin(campaigns, eq(campaigns.id, recipients.campaignId))
      .where(and(eq(recipients.subscriberId, id), eq(recipients.state, 'sent')))
      .orderBy(recipients.at),
    db
      .select({
        source: signUps.source,
        askedAt: signUps.askedAt,
        confirmedAt: signUps.confirmedAt,
      })
      .from(signUps)
      .where(sql`${signUps.emailDigest} = ${digest}`)
      .orderBy(signUps.askedAt),
    db
      .select({ reason: suppressions.reason, at: suppressions.at })
      .from(suppressions)
      .where(sql`${suppressions.emailDigest} = ${digest}`),
  ] as const
}
