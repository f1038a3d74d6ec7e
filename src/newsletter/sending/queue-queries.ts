import { and, eq, gt, inArray, lte, or, sql } from 'drizzle-orm'
import type { Seconds } from '../../platform/clock.ts'
import type { Db } from '../../platform/db.ts'
import { campaignBatches, campaigns } from '../tables.ts'
import { MESSAGE_LATE } from './rules.ts'

/**
 * Expects a campaign's next message at `then`; a row when there is one to be sent. None when another
 * is expected by then, so that a message that was brought twice does not become two for good.
 */
export const expectRun = (db: Db, id: string, at: Seconds, then: Seconds) =>
  db
    .update(campaigns)
    .set({ nextRunAt: then })
    .where(
      and(
        eq(campaigns.id, id),
        or(lte(campaigns.nextRunAt, at + 1), gt(campaigns.nextRunAt, then)),
      ),
    )
    .returning({ id: campaigns.id })

/** Begins what is due, and finds what has lost its message: the campaigns to go on with. */
export async function wakeDue(db: Db, at: Seconds): Promise<string[]> {
  const [begun, stuck] = await db.batch([
    db
      .update(campaigns)
      .set({ state: 'freezing', nextRunAt: at })
      .where(and(eq(campaigns.state, 'scheduled'), lte(campaigns.scheduledAt, at)))
      .returning({ id: campaigns.id }),
    db
      .update(campaigns)
      .set({ nextRunAt: at })
      .where(
        and(
          inArray(campaigns.state, ['freezing', 'sending']),
          lte(campaigns.nextRunAt, at - MESSAGE_LATE),
        ),
      )
      .returning({ id: campaigns.id }),
  ])
  return [...begun, ...stuck].map(({ id }) => id)
}

/**
 * Batches whose last attempt is over, and which the mail service may have forgotten: nobody can tell
 * any more whether they were sent.
 *
 * @param forgotten what was handed over before this
 */
export const forgottenBatches = (db: Db, at: Seconds, forgotten: Seconds) =>
  db
    .select({
      campaign: campaignBatches.campaignId,
      n: campaignBatches.n,
      claim: campaignBatches.claim,
      subject: campaigns.subject,
    })
    .from(campaigns)
    .crossJoin(campaignBatches)
    .where(
      and(
        inArray(campaigns.state, ['sending', 'paused', 'cancelled']),
        eq(campaignBatches.campaignId, campaigns.id),
        eq(campaignBatches.state, 'claimed'),
        lte(campaignBatches.dueAt, at),
        sql`${campaignBatches.handedOverAt} <= ${forgotten}`,
      ),
    )
    .limit(20)
