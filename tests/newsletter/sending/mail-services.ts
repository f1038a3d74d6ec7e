import type { BulkAnswer, BulkMail, BulkMailer } from '../../../src/newsletter/bulk-mailer.ts'
import { days, minutes, now } from '../../../src/platform/clock.ts'

type Batch = Parameters<BulkMailer['send']>[0]

/** A mail service that remembers what it took, as far as the shop can tell. */
export type MailService = BulkMailer & {
  /** Every mail that it took. */
  taken: BulkMail[]
}

/**
 * As Resend does it: a key is remembered for 24 hours; used again with the same mails it gets the
 * same answer, with others a refusal (409).
 */
export function likeResend(refuses: (mail: BulkMail) => boolean): MailService {
  const taken: BulkMail[] = []
  const keys = new Map<string, { at: number; body: string; answer: BulkAnswer }>()
  return {
    ...{ name: 'resend', remembersFor: days(1), repeatAfter: minutes(2), taken },
    async send({ key, mails }: Batch) {
      const body = JSON.stringify(mails)
      const before = keys.get(key)
      if (before && now() < before.at + days(1))
        return before.body === body ? before.answer : { outcome: 'known' }
      const answer = take(taken, mails, refuses)
      keys.set(key, { at: now(), body, answer })
      return answer
    },
  }
}

/**
 * As Postmark does it: no keys, but what it took can be searched, some minutes later, for 45 days.
 */
export function likePostmark(refuses: (mail: BulkMail) => boolean): MailService {
  const taken: BulkMail[] = []
  const found = new Map<string, number>()
  return {
    ...{ name: 'postmark', remembersFor: days(6), repeatAfter: minutes(15), taken },
    async send({ key, mails, isRepeated }: Batch) {
      const at = found.get(key)
      if (isRepeated && at !== undefined && now() >= at + minutes(10)) return { outcome: 'known' }
      found.set(key, now())
      return take(taken, mails, refuses)
    },
  }
}

function take(
  taken: BulkMail[],
  mails: BulkMail[],
  refuses: (mail: BulkMail) => boolean,
): BulkAnswer {
  taken.push(...mails.filter((mail) => !refuses(mail)))
  const refused = mails.filter(refuses).map(({ subscriber }) => ({ subscriber, reason: 'invalid' }))
  return { outcome: 'taken', refused }
}
