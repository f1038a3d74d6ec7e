import type { Seconds } from '../platform/clock.ts'
import type { Config } from '../platform/config.ts'
import { brokeConstraint, type Db, runBatch, type Statement } from '../platform/db.ts'
import { keyedDigest } from '../platform/digest.ts'
import { foldEmail } from '../platform/email-address.ts'
import {
  type CameBackReason,
  claimMailEvent,
  countSoftBounces,
  endAfter,
  endSubscription,
  markCameBack,
  suppressAfter,
} from './came-back-queries.ts'
import type { SuppressionReason } from './rules.ts'
import { suppress, suppressSubscriber } from './suppression-queries.ts'

/**
 * What a mail service says of a mail that it took.
 *
 * - `hard`: there is no such mailbox, or the service has given it up
 * - `soft`: it could not be delivered for now, and will not be tried again
 * - `failed`: it could not be delivered for reasons that are not the mailbox's: content, sender, quota
 * - `complaint`: marked as spam
 * - `unsubscribed`: by a link of the service
 */
export type CameBack = {
  /** Names the event, so that it counts once: `<service>:<its id>`. */
  id: string
  kind: 'hard' | 'soft' | 'failed' | 'complaint' | 'unsubscribed'
  /** Which mail it was, if it was a campaign's. */
  subscriber?: string | undefined
  campaign?: string | undefined
  /** Where it went. */
  email?: string | undefined
  at: Seconds
}

const reasons: Record<CameBack['kind'], CameBackReason> = {
  hard: 'bounced',
  soft: 'soft',
  failed: 'failed',
  complaint: 'complained',
  unsubscribed: 'left',
}

const suppressed: Partial<Record<CameBack['kind'], SuppressionReason>> = {
  hard: 'bounced',
  complaint: 'complained',
  unsubscribed: 'left',
}

/**
 * After so many mails in a row that could not be delivered for now, none is sent any more: Mailchimp
 * does so with somebody of whom it knows nothing else (kb.mailchimp.com, "soft bounces").
 * @internal
 */
export const MOST_SOFT_BOUNCES = 7

/**
 * Does what follows from a mail that came back, once for each event and in whatever order they
 * arrive: notes it with its campaign, and ends what is sent to the address. An address that nobody
 * has subscribed with is suppressed as well, by its keyed digest.
 */
export async function mailCameBack(
  db: Db,
  config: Pick<Config, 'LOOKUP_KEY'>,
  event: CameBack,
): Promise<void> {
  const { id, kind, subscriber, campaign, email, at } = event
  const emailDigest = email ? await keyedDigest(config.LOOKUP_KEY, foldEmail(email)) : null
  const statements: Statement[] = [claimMailEvent(db, id, at)]
  if (subscriber && campaign)
    statements.push(
      markCameBack(db, {
        ...{ subscriberId: subscriber, campaignId: campaign, reason: reasons[kind] },
      }),
    )
  const reason = suppressed[kind]
  if (reason) {
    // Who forwards their mail may be named by either.
    if (subscriber) statements.push(suppressSubscriber(db, subscriber, reason, at))
    if (emailDigest) statements.push(suppress(db, emailDigest, reason, at))
    statements.push(endSubscription(db, { subscriberId: subscriber ?? null, emailDigest }, at))
  }
  if (subscriber)
    statements.push(
      countSoftBounces(db, subscriber),
      suppressAfter(db, MOST_SOFT_BOUNCES, subscriber, at),
      endAfter(db, MOST_SOFT_BOUNCES, subscriber, at),
    )
  await runBatch(db, statements).catch((error: unknown) => {
    if (!brokeConstraint(error, 'mail_events')) throw error
  })
}
