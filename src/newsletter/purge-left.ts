import { days, now } from '../platform/clock.ts'
import type { Db } from '../platform/db.ts'
import { untilNoneIsLeft } from '../platform/in-batches.ts'
import { COME_BACK } from './leave-rules.ts'
import {
  campaignToEmpty,
  deleteLeft,
  deleteOldMailEvents,
  deleteRecipients,
} from './purge-queries.ts'

/** Claims about a mail that nobody wanted lapse after three years (BGB § 195). */
const PROOF = days(3 * 366)
/** Bounces, complaints and questions about a campaign come within weeks. */
const RECIPIENTS = days(90)
/** Mail services deliver an event again for some days. */
const EVENTS = days(30)

/** Rows that D1 deletes in about half a second. */
const AT_ONCE = 10_000

/**
 * Deletes what is not needed any more: name, address and topics 30 days after somebody left, consents
 * three years after, who got a campaign 90 days after it ended (its counts stay), and events of mail
 * services after 30 days.
 */
export async function purgeLeft(db: Db): Promise<void> {
  await deleteLeft(db, { address: now() - COME_BACK, proof: now() - PROOF })
  await deleteOldMailEvents(db, now() - EVENTS)
  await untilNoneIsLeft('recipients of newsletters', AT_ONCE, async (most) => {
    const [campaign] = await campaignToEmpty(db, now() - RECIPIENTS)
    if (!campaign) return 0
    await deleteRecipients(db, campaign.id, most)
    // There may be another campaign, however few this one had.
    return most
  })
}
