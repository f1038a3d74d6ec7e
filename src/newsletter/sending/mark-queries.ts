import { and, eq, inArray, type SQL, sql } from 'drizzle-orm'
import type { CalendarDate } from '../../platform/calendar-date.ts'
import type { Seconds } from '../../platform/clock.ts'
import type { Db, Statement } from '../../platform/db.ts'
import { chartNotes } from '../../statistics/tables.ts'
import type { PauseReason, RecipientState } from '../rules.ts'
import { campaignBatches, campaignDays, campaigns, recipients } from '../tables.ts'
import { LEFT_OUT } from './claim-queries.ts'
import { dayOf } from './rules.ts'

/** A batch as an attempt has it; `claim` null: an attempt that was put off. */
export type Held = { campaign: string; n: number; claim: string | null }

const isHeld = ({ campaign, n, claim }: Held): SQL =>
  and(
    eq(campaignBatches.campaignId, campaign),
    eq(campaignBatches.n, n),
    eq(campaignBatches.state, 'claimed'),
    sql`${campaignBatches.claim} is ${claim}`,
  ) as SQL

const stillHeld = (held: Held): SQL =>
  sql`exists (select 1 from ${campaignBatches} where ${isHeld(held)})`

/** What becomes of the recipients of a batch. */
export type Result = {
  /** Of those that were in the attempt. */
  others: RecipientState
  /** Of those who were left out of this attempt, and were in the one before. */
  leftOutNow: RecipientState
  /** Of those who were left out of an earlier one. */
  leftOutBefore: RecipientState
  /** Whom the mail service refused, or whose address does not open, with one word why. */
  failed: { subscriber: string; reason: string }[]
}

const many = (state: RecipientState) =>
  sql<number>`count(*) filter (where ${recipients.state} = ${state})`.as(state)

const countsByState = {
  sent: many('sent'),
  skipped: many('skipped'),
  failed: many('failed'),
  unclear: many('unclear'),
}

/**
 * What finishing a campaign notes: `day` and `note` for the charts of the statistics, the day being
 * the shop's.
 */
export type Ending = { at: Seconds; day: CalendarDate; note: string }

/**
 * Marks a batch: what became of each recipient, that it is over, what that adds to the campaign; and
 * finishes the campaign if it was the last and the numbers add up. All of it or nothing, and nothing
 * when another attempt has the batch, or it was marked before.
 *
 * @param about `claimedAt`: when the attempt began
 */
export const markBatch = (
  db: Db,
  held: Held,
  result: Result,
  about: Ending & { claimedAt: Seconds },
): Statement[] => {
  const { claimedAt, at } = about
  const { others, leftOutNow, leftOutBefore } = result
  const failed = JSON.stringify(result.failed.map(({ subscriber, reason }) => [subscriber, reason]))
  const fault = sql`(select value ->> 1 from json_each(${failed}) where value ->> 0 = ${recipients.subscriberId})`
  const became = sql`case when ${fault} is not null then 'failed'
    when ${recipients.reason} is not ${LEFT_OUT} then ${others}
    when ${recipients.at} = ${claimedAt} then ${leftOutNow} else ${leftOutBefore} end`
  const inBatch = and(eq(recipients.campaignId, held.campaign), eq(recipients.batch, held.n)) as SQL
  const ofBatch = db.select(countsByState).from(recipients).where(inBatch).as('counted')
  return [
    db
      .update(recipients)
      .set({
        state: became,
        reason: sql`coalesce(${fault}, case when ${became} = 'sent' then nullif(${recipients.reason}, ${LEFT_OUT})
          else ${recipients.reason} end)`,
        at,
      })
      .where(and(inBatch, eq(recipients.state, 'waiting'), stillHeld(held))),
    db
      .update(campaigns)
      .set({
        sent: sql`${campaigns.sent} + counted.sent`,
        skipped: sql`${campaigns.skipped} + counted.skipped`,
        failed: sql`${campaigns.failed} + counted.failed`,
        unclear: sql`${campaigns.unclear} + counted.unclear`,
      })
      .from(ofBatch)
      .where(and(eq(campaigns.id, held.campaign), stillHeld(held))),
    db
      .update(campaignBatches)
      .set({ state: others === 'unclear' ? 'unclear' : 'done', dueAt: at })
      .where(isHeld(held)),
    ...finish(db, held.campaign, about),
  ]
}

/**
 * Finishes a campaign of which no batch is left, if what is counted and the rows themselves say the
 * same: as many recipients as were frozen.
 */
export function finish(db: Db, id: string, { at, day, note }: Ending): Statement[] {
  const left = (state: string) =>
    sql`exists (select 1 from ${campaignBatches} where ${campaignBatches.campaignId} = ${id}
      and ${campaignBatches.state} = ${state})`
  const known = sql`${campaigns.sent} + ${campaigns.skipped} + ${campaigns.failed} + ${campaigns.unclear}`
  const rows = db.select(countsByState).from(recipients).where(eq(recipients.campaignId, id))
  // `case`, so that the rows are only counted when all else is so: that reads every recipient.
  const addsUp = sql`case when ${campaigns.recipients} = ${known} and not ${left('waiting')} and not ${left('claimed')}
    then (${campaigns.sent}, ${campaigns.skipped}, ${campaigns.failed}, ${campaigns.unclear}) =
(${rows}) end`
  return [
    db
      .update(campaigns)
      .set({ state: 'finished', finishedAt: at })
      .where(and(eq(campaigns.id, id), eq(campaigns.state, 'sending'), addsUp)),
    db
      .insert(chartNotes)
      .select(
        sql`select ${campaigns.id}, ${day}, ${note} from ${campaigns}
          where ${campaigns.id} = ${id} and ${campaigns.state} = 'finished' and ${campaigns.finishedAt} = ${at}`,
      )
      .onConflictDoNothing(),
  ]
}

/**
 * Gives a batch back of which nothing was taken, for another attempt in its time. If an earlier
 * attempt may have been taken, it stays claimed, by nobody.
 */
export const putOff = (
  db: Db,
  held: Held,
  then: { due: Seconds; isRepeated: boolean; fault: string },
) =>
  db
    .update(campaignBatches)
    .set({
      claim: null,
      dueAt: then.due,
      fault: then.fault,
      ...(!then.isRepeated && { state: 'waiting' as const, handedOverAt: null }),
    })
    .where(isHeld(held))

/** Notes why nobody knows what became of an attempt; it stays claimed until its time is over. */
export const noteFault = (db: Db, held: Held, fault: string) =>
  db.update(campaignBatches).set({ fault }).where(isHeld(held))

/** Lets no batch of any campaign be claimed before a time of today. */
export const slowDown = (db: Db, at: Seconds, until: Seconds) =>
  db
    .update(campaignDays)
    .set({ nextAt: sql`max(${campaignDays.nextAt}, ${until})` })
    .where(eq(campaignDays.day, dayOf(at)))

/** How a campaign stands after a batch. */
export const afterBatch = (db: Db, id: string, at: Seconds) =>
  db
    .select({
      state: campaigns.state,
      version: campaigns.version,
      sent: campaigns.sent,
      bounced: campaigns.bounced,
      complained: campaigns.complained,
      nextAt: sql<number>`coalesce((select ${campaignDays.nextAt} from ${campaignDays}
        where ${campaignDays.day} = ${dayOf(at)}), 0)`,
    })
    .from(campaigns)
    .where(eq(campaigns.id, id))

/** Pauses a campaign that is being sent, or written down for it. */
export const pause = (db: Db, id: string, pauseReason: PauseReason) =>
  db
    .update(campaigns)
    .set({ state: 'paused', pauseReason, version: sql`${campaigns.version} + 1` })
    .where(and(eq(campaigns.id, id), inArray(campaigns.state, ['freezing', 'sending'])))

/** What the mail about a paused campaign says. */
export const pausedCampaign = (db: Db, id: string) =>
  db
    .select({
      subject: campaigns.subject,
      sent: campaigns.sent,
      recipients: campaigns.recipients,
    })
    .from(campaigns)
    .where(eq(campaigns.id, id))
