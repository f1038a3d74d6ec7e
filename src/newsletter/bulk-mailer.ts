import type { Seconds } from '../platform/clock.ts'

/** One mail of a campaign, ready to be handed over. */
export type BulkMail = {
  /** Id of the subscriber: comes back with events about this mail. */
  subscriber: string
  campaign: string
  from: { email: string; name: string }
  to: string
  replyTo?: string
  subject: string
  html: string
  text: string
  /** `List-Unsubscribe` and the like. */
  headers: Record<string, string>
}

/**
 * What a mail service said of a batch.
 *
 * - `taken`: all of it, but for those in `refused` (subscriber and one word why)
 * - `known`: this key was used before, with other mails: the batch had been taken then
 * - `later`: nothing was taken; ask again in so many seconds
 * - `refused`: nothing was taken and nothing will be until the owner does something
 * - `lost`: nobody knows; asking again with the same key finds out
 *
 * `later` and `refused` are said of this attempt. What an earlier one did stays open: a batch that
 * is repeated once stays so. A `fault` is one word of the service's list, or `http-…`; it may be
 * shown and logged.
 */
export type BulkAnswer =
  | { outcome: 'taken'; refused: { subscriber: string; reason: string }[] }
  | { outcome: 'known' }
  | { outcome: 'later'; seconds: Seconds; fault: string }
  | { outcome: 'refused'; fault: string }
  | { outcome: 'lost'; fault: string }

/**
 * A service that sends campaigns. The platform's own is for transactional mail alone
 * (developers.cloudflare.com/email-service, FAQ).
 */
export type BulkMailer = {
  name: 'resend' | 'postmark'
  /** How long the service knows a key; a batch that was handed over earlier is not repeated. */
  remembersFor: Seconds
  /**
   * How long after it began an attempt that got lost may be repeated: longer than `send` takes, and
   * until the service can tell what it took.
   */
  repeatAfter: Seconds
  /**
   * Hands a batch over, once for each key, however often it is asked. Never throws for what the
   * service or the network does.
   *
   * @param batch `key`: `<campaign>:<batch>`; `isRepeated`: whether an earlier attempt may have been
   *   taken
   */
  send(batch: { key: string; mails: BulkMail[]; isRepeated: boolean }): Promise<BulkAnswer>
}
