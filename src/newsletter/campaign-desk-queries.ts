import { and, asc, eq, inArray, isNull, lt, or, type SQL, sql } from 'drizzle-orm'
import { auditById } from '../admin/queries.ts'
import type { Term } from '../catalog/listing/rules/search-terms.ts'
import { productsHaving } from '../catalog/listing/search-queries.ts'
import { now, type Seconds } from '../platform/clock.ts'
import type { Db, Statement } from '../platform/db.ts'
import type { CampaignState } from './rules.ts'
import {
  campaigns,
  campaignTopics,
  subscribers,
  subscriberTopics,
  suppressions,
  topics,
} from './tables.ts'

export const campaignById = (db: Db, id: string) =>
  db.select().from(campaigns).where(eq(campaigns.id, id)).limit(1)

/** What was done under an act, and the campaign as it is now. */
export const campaignVersions = (db: Db, act: string, id: string) =>
  db.batch([auditById(db, act), campaignById(db, id)])

export const insertCampaign = (db: Db, row: typeof campaigns.$inferInsert) =>
  db.insert(campaigns).values(row)

/**
 * Changes a campaign as it was at `version` and in one of `states`. Where it is not so any more,
 * `campaigns.version` is set to nothing, which its constraint refuses, and with it the whole act.
 *
 * @param from without a `version`: whatever it is
 */
export const changeCampaign = (
  db: Db,
  from: { id: string; version?: number; states: readonly CampaignState[] },
  change: Partial<typeof campaigns.$inferInsert>,
) => {
  const isVersion = from.version === undefined ? sql`1` : eq(campaigns.version, from.version)
  return db
    .update(campaigns)
    .set({
      ...change,
      version: sql`case when ${and(isVersion, inArray(campaigns.state, [...from.states]))}
        then ${campaigns.version} + 1 end`,
    })
    .where(eq(campaigns.id, from.id))
}

/** Gives one campaign the topics of another. */
export const copyTopics = (db: Db, from: string, to: string) =>
  db.insert(campaignTopics).select(
    db
      .select({ campaignId: sql<string>`${to}`.as('campaign_id'), topicId: campaignTopics.topicId })
      .from(campaignTopics)
      .where(eq(campaignTopics.campaignId, from)),
  )

/** Gives a campaign these topics and no others. */
export const setTopics = (db: Db, campaignId: string, ids: string[]): Statement[] => [
  db.delete(campaignTopics).where(eq(campaignTopics.campaignId, campaignId)),
  ...(ids.length > 0
    ? [db.insert(campaignTopics).values(ids.map((topicId) => ({ campaignId, topicId })))]
    : []),
]

export const topicsOfCampaign = (db: Db, id: string) =>
  db
    .select({ id: campaignTopics.topicId })
    .from(campaignTopics)
    .where(eq(campaignTopics.campaignId, id))

/** Whether a campaign may go to a subscriber now. */
const mayBeSentTo = (at: Seconds): SQL =>
  and(
    isNull(subscribers.leftAt),
    or(isNull(subscribers.pausedUntil), lt(subscribers.pausedUntil, at + 1)),
    sql`not exists (select 1 from ${suppressions} where ${suppressions.emailDigest} = ${subscribers.emailDigest})`,
  ) as SQL

const chosen = (campaign: string) =>
  sql`(select ${campaignTopics.topicId} from ${campaignTopics} where ${campaignTopics.campaignId} = ${campaign})`

/** Topics that a campaign can have, in order, each with how many people it would go to. */
const topicsToChoose = (db: Db, campaign: string) =>
  db
    .select({
      id: topics.id,
      name: topics.name,
      isChosen: sql<0 | 1>`${topics.id} in ${chosen(campaign)}`,
      audience: sql<number>`(select count(*) from ${subscriberTopics}
        join ${subscribers} on ${subscribers.id} = ${subscriberTopics.subscriberId}
        where ${subscriberTopics.topicId} = ${topics.id} and ${mayBeSentTo(now())})`,
    })
    .from(topics)
    .where(or(isNull(topics.archivedAt), sql`${topics.id} in ${chosen(campaign)}`))
    .orderBy(asc(topics.position), asc(topics.id))

/** How many people a campaign would go to, each counted once. */
const audienceOf = (db: Db, campaign: string) =>
  db
    .select({ people: sql<number>`count(*)` })
    .from(subscribers)
    .where(
      and(
        mayBeSentTo(now()),
        sql`exists (select 1 from ${subscriberTopics} where ${subscriberTopics.subscriberId} = ${subscribers.id}
          and ${subscriberTopics.topicId} in ${chosen(campaign)})`,
      ),
    )

/** A campaign with what its page shows, and products to put into it, in one round trip. */
export const campaignPage = (db: Db, id: string, terms: Term[]) =>
  db.batch([
    campaignById(db, id),
    topicsToChoose(db, id),
    audienceOf(db, id),
    productsHaving(db, terms),
  ])

export type TopicToChoose = Awaited<ReturnType<typeof topicsToChoose>>[number]

export type FoundProduct = Awaited<ReturnType<typeof productsHaving>>[number]
