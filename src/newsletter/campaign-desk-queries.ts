import { and, asc, desc, eq, inArray, isNull, or, sql } from 'drizzle-orm'
import { auditById } from '../admin/queries.ts'
import type { Term } from '../catalog/listing/rules/search-terms.ts'
import { productsHaving } from '../catalog/listing/search-queries.ts'
import { now, type Seconds } from '../platform/clock.ts'
import type { Db, Statement } from '../platform/db.ts'
import { audienceSize, topicsOf } from './campaign-queries.ts'
import type { CampaignState } from './rules.ts'
import { campaignStanding } from './sending/progress-queries.ts'
import { campaigns, campaignTopics, topics } from './tables.ts'
import { countsByTopic } from './topic-queries.ts'

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

/** Deletes a draft, which nobody was sent: for a batch in which `changeCampaign` saw to that. */
export const removeDraft = (db: Db, id: string): Statement[] => [
  ...setTopics(db, id, []),
  db.delete(campaigns).where(eq(campaigns.id, id)),
]

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

/** Topics that a campaign can have, in the owner's order. */
const topicsToChoose = (db: Db, campaign: string) => {
  const isChosen = sql<0 | 1>`${topics.id} in (${topicsOf(campaign)})`
  return db
    .select({ id: topics.id, name: topics.name, isChosen })
    .from(topics)
    .where(or(isNull(topics.archivedAt), isChosen))
    .orderBy(asc(topics.position), asc(topics.id))
}

/** Campaigns, the newest first, from a cursor on: the row after which the page begins. */
export const listCampaigns = (db: Db, after: { at: Seconds; id: string } | null, most: number) =>
  db
    .select({
      id: campaigns.id,
      subject: campaigns.subject,
      state: campaigns.state,
      createdAt: campaigns.createdAt,
      scheduledAt: campaigns.scheduledAt,
      startedAt: campaigns.startedAt,
      finishedAt: campaigns.finishedAt,
      recipients: campaigns.recipients,
      sent: campaigns.sent,
    })
    .from(campaigns)
    .where(
      after
        ? sql`(${campaigns.createdAt}, ${campaigns.id}) < (${after.at}, ${after.id})`
        : undefined,
    )
    .orderBy(desc(campaigns.createdAt), desc(campaigns.id))
    .limit(most)

export type ListedCampaign = Awaited<ReturnType<typeof listCampaigns>>[number]

/**
 * A campaign with what its page shows, in one round trip: its row, the topics to choose from with how
 * many each reaches, how many people it would go to, how fast it can be sent, and products to put
 * into it.
 */
export const campaignPage = (db: Db, id: string, terms: Term[]) =>
  db.batch([
    campaignById(db, id),
    topicsToChoose(db, id),
    ...countsByTopic(db, now()),
    audienceSize(db, topicsOf(id), now()),
    campaignStanding(db, id, now()),
    productsHaving(db, terms),
  ])

/** A topic with how many people a campaign about it goes to. */
export type TopicToChoose = Awaited<ReturnType<typeof topicsToChoose>>[number] & {
  audience: number
}

export type FoundProduct = Awaited<ReturnType<typeof productsHaving>>[number]
