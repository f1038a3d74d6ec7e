import { count, eq } from 'drizzle-orm'
import type { Db } from '../platform/db.ts'
import { recipients } from './tables.ts'

/** What became of a campaign's mails, as `CampaignTotals`; nothing once its recipients are gone. */
export const totalsOf = (db: Db, campaignId: string) =>
  db
    .select({ state: recipients.state, reason: recipients.reason, mails: count() })
    .from(recipients)
    .where(eq(recipients.campaignId, campaignId))
    .groupBy(recipients.state, recipients.reason)
