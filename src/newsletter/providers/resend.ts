import * as z from 'zod/mini'
import { hours, type Seconds } from '../../platform/clock.ts'
import { asciiEmail } from '../../platform/email-address.ts'
import type { BulkAnswer, BulkMail, BulkMailer } from '../bulk-mailer.ts'
import { ask, type Reply, SEND_WITHIN } from './ask.ts'
import { senderOf } from './mail-fields.ts'

/** Source: resend.com/docs/api-reference/introduction. */
export const RESEND_API = 'https://api.resend.com'

/**
 * Resend: `POST /emails/batch`, 100 mails at most (resend.com/docs/api-reference/emails/send-batch-emails).
 * The validation mode "permissive" sends the others when it refuses one; strictly, one bad address
 * would keep 99 people from their mail.
 */
export function resendMailer(base: string, key: string): BulkMailer {
  return {
    name: 'resend',
    // Keys are kept for 24 hours (resend.com/docs/dashboard/emails/idempotency-keys); an hour less,
    // because that begins when Resend gets the request.
    remembersFor: hours(23),
    repeatAfter: SEND_WITHIN + 30,
    async send(batch) {
      const reply = await ask(
        new URL('/emails/batch', base),
        {
          method: 'POST',
          headers: {
            Authorization: `Bearer ${key}`,
            'Content-Type': 'application/json',
            'Idempotency-Key': batch.key,
            // Requests without are refused (resend.com/docs/api-reference/introduction).
            'User-Agent': 'jegem',
            'x-batch-validation': 'permissive',
          },
          body: JSON.stringify(batch.mails.map(written)),
        },
        AbortSignal.timeout(SEND_WITHIN * 1000),
      )
      return answerOf(reply, batch.mails)
    },
  }
}

const written = (mail: BulkMail) => ({
  from: senderOf(mail.from),
  to: [asciiEmail(mail.to)],
  subject: mail.subject,
  html: mail.html,
  text: mail.text,
  headers: mail.headers,
  ...(mail.replyTo && { reply_to: asciiEmail(mail.replyTo) }),
  // Come back with events about this mail. "ASCII letters, numbers, underscores, or dashes".
  tags: Object.entries({ campaign: mail.campaign, subscriber: mail.subscriber })
    .filter(([, value]) => /^[\w-]{1,256}$/.test(value))
    .map(([name, value]) => ({ name, value })),
})

const taken = z.object({
  data: z.array(z.unknown()),
  errors: z._default(z.array(z.object({ index: z.int() })), []),
})
const refusal = z.object({ name: z.string().check(z.regex(/^[a-z_]{1,60}$/)) })

/** Resend's `retry-after` is a second or less; quotas end after up to 24 hours. */
const WAIT: Seconds = 2
const WAIT_FOR_QUOTA: Seconds = hours(1)

/** Source: resend.com/docs/api-reference/errors and …/rate-limit. */
function answerOf(reply: Reply, mails: BulkMail[]): BulkAnswer {
  if (reply.fault) return { outcome: 'lost', fault: reply.fault }
  const { status, body, retryAfter } = reply
  if (status >= 200 && status < 300) return takenOf(body, mails)
  const fault = refusal.safeParse(body).data?.name ?? `http-${status}`
  // The key came with other mails before.
  if (fault === 'invalid_idempotent_request') return { outcome: 'known' }
  if (fault === 'resource_locked' || fault === 'rate_limit_exceeded')
    return { outcome: 'later', seconds: retryAfter ?? WAIT, fault }
  if (fault === 'daily_quota_exceeded')
    return { outcome: 'later', seconds: Math.max(retryAfter ?? 0, WAIT_FOR_QUOTA), fault }
  if (fault === 'monthly_quota_exceeded') return { outcome: 'refused', fault }
  if (status === 429) return { outcome: 'later', seconds: retryAfter ?? WAIT, fault }
  // An earlier attempt is still at work (409), or nobody knows how far this one came.
  if (status === 409 || status === 408 || status >= 500) return { outcome: 'lost', fault }
  return { outcome: 'refused', fault }
}

function takenOf(body: unknown, mails: BulkMail[]): BulkAnswer {
  const answer = taken.safeParse(body).data
  const refused = new Set(answer?.errors.map(({ index }) => index))
  if (!answer || answer.data.length + refused.size < mails.length)
    return { outcome: 'lost', fault: 'unreadable' }
  // What is wrong with every mail is not wrong with an address.
  if (mails.length > 1 && mails.every((_, n) => refused.has(n)))
    return { outcome: 'refused', fault: 'every-mail-invalid' }
  return {
    outcome: 'taken',
    refused: mails
      .filter((_, n) => refused.has(n))
      .map(({ subscriber }) => ({ subscriber, reason: 'invalid' })),
  }
}
