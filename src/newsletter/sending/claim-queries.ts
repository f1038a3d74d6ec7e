import { and, eq, isNull, type SQL, sql } from 'drizzle-orm'
import type { Seconds } from '../../platform/clock.ts'
import type { Db } from '../../platform/db.ts'
import { mayBeSentTo, topicsOf } from '../campaign-queries.ts'
import {
  campaignBatches,
  campaignDays,
  campaigns,
  campaignTopics,
  recipients,
  subscribers,
  subscriberTopics,
  topics,
} from '../tables.ts'
import { CATCH_UP, dayOf, GROWTH_PERCENT, type Sizes, warmSince } from './rules.ts'

/** What is written beside recipients that were left out of a repeated attempt. */
export const LEFT_OUT = 'gone'

/** An attempt that wants a batch. */
export type Attempt = {
  campaign: string
  /** Names it: asking again with the same one returns the same batch. */
  claim: string
  at: Seconds
  /** When it counts as lost. */
  until: Seconds
  /** Batches that were first handed over before this may be known to the mail service no more. */
  forgotten: Seconds
  perSecond: number
  warmUp: boolean
  sizes: Sizes
}

const dayColumn = (column: SQL, at: Seconds) =>
  sql<number>`coalesce((select ${column} from ${campaignDays} where ${campaignDays.day} = ${dayOf(at)}), 0)`

export const sentOn = (at: Seconds) => dayColumn(sql`${campaignDays.sent}`, at)
export const mostSentBefore = (at: Seconds) =>
  sql<number>`coalesce((select max(${campaignDays.sent}) from ${campaignDays}
    where ${campaignDays.day} >= ${warmSince(at)} and ${campaignDays.day} < ${dayOf(at)}), 0)`
const nextAt = (at: Seconds) => dayColumn(sql`${campaignDays.nextAt}`, at)

/**
 * `allowanceAfter` in SQL, because claiming and counting must not come apart. Its numbers are in the
 * SQL itself: D1 passes reals, and what is divided by them is no whole number.
 */
const allowance = ({ at, sizes }: Attempt) => {
  const [first, growth, size] = [sizes.firstDay, GROWTH_PERCENT, sizes.batch].map((n) =>
    sql.raw(String(n)),
  )
  return sql<number>`(max(${first}, ${mostSentBefore(at)} * ${growth} / 100) + ${size} - 1) / ${size} * ${size}`
}

/** The batch that an attempt has. */
const isOwn = ({ campaign, claim }: Attempt) =>
  and(
    eq(campaignBatches.campaignId, campaign),
    eq(campaignBatches.state, 'claimed'),
    eq(campaignBatches.claim, claim),
  ) as SQL

const ownNumber = (attempt: Attempt) =>
  sql`(select ${campaignBatches.n} from ${campaignBatches} where ${isOwn(attempt)})`

/** The first batch that is due; those that got lost before those that wait. */
function firstDue({ campaign, at, forgotten }: Attempt): SQL {
  const due = (state: string, more: SQL) =>
    sql`(select ${campaignBatches.n} from ${campaignBatches}
      where ${campaignBatches.campaignId} = ${campaign} and ${campaignBatches.state} = ${state}
        and ${campaignBatches.dueAt} <= ${at} and ${more}
      order by ${campaignBatches.dueAt} limit 1)`
  return sql`coalesce(${due('claimed', sql`${campaignBatches.handedOverAt} > ${forgotten}`)},
    ${due('waiting', sql`1`)})`
}

/** Takes the first due batch, if the campaign, the rate and today's allowance let it. */
function takeBatch(db: Db, attempt: Attempt) {
  const { campaign, claim, at, until, warmUp } = attempt
  const isSending = sql`exists (select 1 from ${campaigns}
    where ${campaigns.id} = ${campaign} and ${campaigns.state} = 'sending')`
  const isAllowed = warmUp
    ? sql`(${campaignBatches.countedOn} is ${dayOf(at)}
        or ${sentOn(at)} + ${campaignBatches.size} <= ${allowance(attempt)})`
    : sql`1`
  const own = isOwn(attempt)
  return db
    .update(campaignBatches)
    .set({
      state: 'claimed',
      claim,
      attempts: sql`${campaignBatches.attempts} + (${campaignBatches.claim} is not ${claim})`,
      dueAt: until,
      handedOverAt: sql`coalesce(${campaignBatches.handedOverAt}, ${at})`,
    })
    .where(
      and(
        eq(campaignBatches.campaignId, campaign),
        sql`${campaignBatches.n} = coalesce(${ownNumber(attempt)}, ${firstDue(attempt)})`,
        sql`(${own} or (${isSending} and ${nextAt(at)} < ${at + 1} and ${isAllowed}))`,
      ),
    )
    .returning({
      n: campaignBatches.n,
      attempts: campaignBatches.attempts,
      handedOverAt: campaignBatches.handedOverAt,
    })
}

/**
 * Counts a claimed batch in its day, once: for the allowance, and for the rate, of which a late
 * message may catch up some seconds.
 */
function countInDay(db: Db, attempt: Attempt) {
  const { at, perSecond } = attempt
  const day = dayOf(at)
  const isUncounted = sql`${isOwn(attempt)} and ${campaignBatches.countedOn} is not ${day}`
  const interval = sql`${campaignBatches.size} * 1.0 / ${perSecond}`
  return [
    db
      .insert(campaignDays)
      .select(
        sql`select ${day}, ${campaignBatches.size}, ${at} + ${interval} from ${campaignBatches} where ${isUncounted}`,
      )
      .onConflictDoUpdate({
        target: campaignDays.day,
        set: {
          sent: sql`${campaignDays.sent} + excluded.sent`,
          nextAt: sql`max(${campaignDays.nextAt}, ${at - CATCH_UP}) + excluded.next_at - ${at}`,
        },
      }),
    db.update(campaignBatches).set({ countedOn: day }).where(isUncounted),
  ] as const
}

/**
 * Notes who of a claimed batch may not be sent to any more. If it was never handed over they are
 * skipped. Else they may have got it: they are left out from now on, and how the attempt ends says
 * what became of them.
 */
function leaveOut(db: Db, attempt: Attempt) {
  const { campaign, at } = attempt
  const isFirst = sql`(select ${campaignBatches.handedOverAt} from ${campaignBatches} where ${isOwn(attempt)}) = ${at}`
  return db
    .update(recipients)
    .set({
      state: sql`case when ${isFirst} then 'skipped' else 'waiting' end`,
      reason: LEFT_OUT,
      at,
    })
    .where(
      and(
        eq(recipients.campaignId, campaign),
        sql`${recipients.batch} = ${ownNumber(attempt)}`,
        eq(recipients.state, 'waiting'),
        isNull(recipients.reason),
        sql`not exists (select 1 from ${subscribers} where ${subscribers.id} = ${recipients.subscriberId}
          and ${mayBeSentTo(topicsOf(campaign), at)})`,
      ),
    )
}

/** Whom the claimed batch goes to, sealed. `topics`: JSON of the names of those they chose. */
const addressees = (db: Db, attempt: Attempt) =>
  db
    .select({
      subscriber: subscribers.id,
      email: subscribers.email,
      name: subscribers.name,
      language: subscribers.language,
      topics: sql<string>`(select json_group_array(${topics.name}) from ${campaignTopics}
        cross join ${subscriberTopics} on ${subscriberTopics.topicId} = ${campaignTopics.topicId}
          and ${subscriberTopics.subscriberId} = ${subscribers.id}
        cross join ${topics} on ${topics.id} = ${campaignTopics.topicId}
        where ${campaignTopics.campaignId} = ${attempt.campaign})`,
    })
    .from(recipients)
    .innerJoin(subscribers, eq(subscribers.id, recipients.subscriberId))
    .where(
      and(
        eq(recipients.campaignId, attempt.campaign),
        sql`${recipients.batch} = ${ownNumber(attempt)}`,
        eq(recipients.state, 'waiting'),
        isNull(recipients.reason),
      ),
    )

/** How a campaign stands. `due`: when its next batch is, null when none is left. */
function standing(db: Db, attempt: Attempt) {
  const { campaign, at, warmUp } = attempt
  const due = (state: string) => sql`(select min(${campaignBatches.dueAt}) from ${campaignBatches}
    where ${campaignBatches.campaignId} = ${campaign} and ${campaignBatches.state} = ${state})`
  return db
    .select({
      state: campaigns.state,
      version: campaigns.version,
      subject: campaigns.subject,
      scheduledAt: campaigns.scheduledAt,
      content: sql<
        string | null
      >`case when ${ownNumber(attempt)} is not null then ${campaigns.content} end`,
      due: sql<Seconds | null>`min(coalesce(${due('waiting')}, ${due('claimed')}), coalesce(${due('claimed')}, ${due('waiting')}))`,
      nextAt: nextAt(at),
      isSpent: (warmUp
        ? sql<0 | 1>`${sentOn(at)} + ${attempt.sizes.batch} > ${allowance(attempt)}`
        : sql<0 | 1>`0`
      ).as('is_spent'),
    })
    .from(campaigns)
    .where(eq(campaigns.id, campaign))
}

/**
 * Claims the next batch of a campaign, with whom it goes to, in one round trip.
 *
 * @returns `batch`: undefined when none could be claimed; `isRepeated`: whether an earlier attempt
 *   may have been taken; `campaign`: undefined when there is none
 */
export async function claimBatch(db: Db, attempt: Attempt) {
  const [[taken], , , , to, [campaign]] = await db.batch([
    takeBatch(db, attempt),
    ...countInDay(db, attempt),
    leaveOut(db, attempt),
    addressees(db, attempt),
    standing(db, attempt),
  ])
  const batch = taken && {
    ...{ n: taken.n, attempts: taken.attempts, to },
    isRepeated: taken.handedOverAt !== attempt.at,
  }
  return { batch, campaign }
}

export type Claimed = NonNullable<Awaited<ReturnType<typeof claimBatch>>['batch']>
export type Addressee = Claimed['to'][number]
