import { now, type Seconds } from '../../platform/clock.ts'
import { logFailure } from '../../platform/log.ts'
import {
  keyIdOf,
  type Sealed,
  SealingError,
  type SealingKeys,
  unseal,
} from '../../platform/sealing.ts'
import type { BulkAnswer, BulkMail, BulkMailer } from '../bulk-mailer.ts'
import type { Content } from '../content.ts'
import type { NewsletterService } from '../service.ts'
import type { Addressee, Claimed } from './claim-queries.ts'
import { HAND_OVER_WITHIN } from './rules.ts'

/** Why nothing was handed over that the shop itself could not write. */
export const NOT_WRITTEN = 'not-written'

/** Whose mail could not be written, with one word why. */
type Failed = { subscriber: string; reason: string }[]

/**
 * Writes the mails of a claimed batch and hands them over.
 *
 * @returns `nobody`: nobody is left to whom it may go
 */
export async function sendBatch(
  service: NewsletterService & { mailer: BulkMailer },
  campaign: { id: string; content: Content },
  batch: Claimed,
  claimedAt: Seconds,
): Promise<{ answer: BulkAnswer | { outcome: 'nobody' }; failed: Failed }> {
  const { config, mailer, writer } = service
  const missing = batch.to.find((to) => lacksKey(config.sealingKeys, to))
  // The key is to be put back: these people are not to be left out.
  if (missing) return { answer: { outcome: 'refused', fault: 'key-missing' }, failed: [] }
  const mails: BulkMail[] = []
  const failed: Failed = []
  const opened = await Promise.all(batch.to.map((to) => open(config.sealingKeys, to)))
  for (const [at, to] of batch.to.entries()) {
    const known = opened[at]
    const { subscriber, language } = to
    if (!known) failed.push({ subscriber, reason: 'key-missing' })
    else
      try {
        const topics = JSON.parse(to.topics) as string[]
        const reader = { subscriber, campaign: campaign.id, language, ...known, topics }
        mails.push(await writer.personalMail(config, campaign.content, reader))
      } catch (error) {
        // The others of the batch get theirs.
        logFailure('newsletter not written', error, { campaign: campaign.id, batch: batch.n })
        failed.push({ subscriber, reason: NOT_WRITTEN })
      }
  }
  // What no mail can be written for is not wrong with a reader.
  if (failed.length > 1 && failed.length === batch.to.length && failed.every(isUnwritten))
    return { answer: { outcome: 'refused', fault: NOT_WRITTEN }, failed: [] }
  if (mails.length === 0) return { answer: { outcome: 'nobody' }, failed }
  const slow = { outcome: 'later', seconds: 0, fault: 'held-up' } as const
  if (now() > claimedAt + HAND_OVER_WITHIN) return { answer: slow, failed }
  const answer = await mailer
    .send({
      ...{ key: `${campaign.id}:${batch.n}`, mails, isRepeated: batch.isRepeated },
    })
    .catch((error: unknown): BulkAnswer => {
      logFailure('mail service failed', error, { campaign: campaign.id, batch: batch.n })
      return { outcome: 'lost', fault: 'threw' }
    })
  return { answer, failed }
}

const isUnwritten = ({ reason }: Failed[number]) => reason === NOT_WRITTEN

/** Whether a key is missing that is not known to be lost. */
function lacksKey({ byId, lost }: SealingKeys, { email, name }: Addressee): boolean {
  const ids = [email, name].flatMap((sealed) => (sealed ? [keyIdOf(sealed)] : []))
  return ids.some((id) => !byId.has(id) && !lost.has(id))
}

/** Null: they do not open, now or ever. */
async function open(
  keys: SealingKeys,
  { subscriber, email, name }: Addressee,
): Promise<{ email: string; name: string } | null> {
  const opened = (column: 'email' | 'name', sealed: Sealed | null) =>
    sealed ? unseal(keys, `subscribers.${column}:${subscriber}`, sealed) : ''
  try {
    return { email: await opened('email', email), name: await opened('name', name) }
  } catch (error) {
    if (error instanceof SealingError) return null
    throw error
  }
}
