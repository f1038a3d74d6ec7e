import { now } from '../platform/clock.ts'
import { brokeConstraint, type Db, runBatch, type Statement } from '../platform/db.ts'
import { eraseSubscriber, leftLately, markLeft, markLeftBy, takeBackLeft } from './leave-queries.ts'
import type { SuppressionReason } from './rules.ts'
import { suppressSubscriber } from './suppression-queries.ts'

type Left = {
  subscriberId: string
  /** Of the mail by which they left. Null: not by one. */
  campaignId: string | null
  reason: Exclude<SuppressionReason, 'forgotten'>
}

/**
 * The statements by which a subscriber leaves, for a batch. They can be run any number of times and
 * at once with others: the first time and the first campaign stay, and a stronger reason wins.
 */
function leaveStatements(db: Db, { subscriberId, campaignId, reason }: Left): Statement[] {
  const at = now()
  return [
    suppressSubscriber(db, subscriberId, reason, at),
    ...(campaignId ? [markLeftBy(db, { subscriberId, campaignId, reason })] : []),
    markLeft(db, subscriberId, at),
  ]
}

/**
 * Ends a subscription: no campaign goes to the address any more, also none that is being sent and
 * has not got to it. Name and address stay 30 days. Nothing happens if there is no such subscriber.
 */
export async function leave(db: Db, left: Left): Promise<void> {
  await runBatch(db, leaveStatements(db, left))
}

/** Whether somebody has left lately enough to `comeBack`. */
export const canComeBack = async (db: Db, subscriberId: string): Promise<boolean> =>
  (await leftLately(db, subscriberId, now())).length > 0

/**
 * Takes back, within 30 days, that somebody left by themselves: their consent stands again, and is
 * recorded as given now.
 *
 * @param back `campaignId`: of the mail by which they left, or null
 * @returns whether they are a subscriber again; not for the 21st time in a day
 */
export async function comeBack(
  db: Db,
  back: { subscriberId: string; campaignId: string | null },
): Promise<boolean> {
  const { subscriberId, campaignId } = back
  const consentId = crypto.randomUUID()
  const statements = takeBackLeft(db, {
    ...{ subscriberId, campaignId: campaignId ?? '', consentId, at: now() },
  })
  try {
    return ((await runBatch(db, statements)).at(-1) as unknown[]).length > 0
  } catch (error) {
    if (brokeConstraint(error, 'consents_a_day')) return false
    throw error
  }
}

/**
 * Erases what is known of a subscriber, at once, but for two things that name nobody: a keyed digest
 * of the address, so that no import brings them back, and their consents under that digest, for
 * three years (docs/decisions/048).
 */
export async function forget(db: Db, subscriberId: string): Promise<void> {
  await runBatch(db, [
    suppressSubscriber(db, subscriberId, 'forgotten', now()),
    ...eraseSubscriber(db, subscriberId),
  ])
}
