import { eq, sql } from 'drizzle-orm'
import { minutes, type Seconds } from '../../platform/clock.ts'
import type { Db } from '../../platform/db.ts'
import { campaignBatches, campaigns } from '../tables.ts'
import { mostSentBefore, sentOn } from './claim-queries.ts'

/** The rate is that of the batches that were over so lately. */
export const RATE_MINUTES = 5

/** How far a campaign is: one row, however many its recipients. */
export const campaignStanding = (db: Db, id: string, at: Seconds) =>
  db
    .select({
      state: campaigns.state,
      recipients: campaigns.recipients,
      startedAt: campaigns.startedAt,
      sent: campaigns.sent,
      skipped: campaigns.skipped,
      failed: campaigns.failed,
      unclear: campaigns.unclear,
      lately: sql<number>`(select coalesce(sum(${campaignBatches.size}), 0) from ${campaignBatches}
        where ${campaignBatches.campaignId} = ${campaigns.id} and ${campaignBatches.state} = 'done'
          and ${campaignBatches.dueAt} > ${at - minutes(RATE_MINUTES)})`,
      today: sentOn(at),
      most: mostSentBefore(at),
    })
    .from(campaigns)
    .where(eq(campaigns.id, id))
