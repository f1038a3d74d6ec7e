import * as z from 'zod/mini'
import { days, minutes, type Seconds } from '../../platform/clock.ts'
import { asciiEmail } from '../../platform/email-address.ts'
import type { BulkAnswer, BulkMail, BulkMailer } from '../bulk-mailer.ts'
import { ask, type Reply, SEND_WITHIN } from './ask.ts'
import { senderOf } from './mail-fields.ts'

/** Source: postmarkapp.com/developer/api/overview. */
export const POSTMARK_API = 'https://api.postmarkapp.com'

type Batch = Parameters<BulkMailer['send']>[0]

/**
 * Postmark: `POST /email/batch`, 500 mails at most (postmarkapp.com/developer/api/email-api). It
 * knows no keys. So each mail carries the batch's, and a batch that may have been taken is looked
 * for first; only what is not found is handed over.
 *
 * @param stream the message stream for broadcasts
 */
export function postmarkMailer(base: string, key: string, stream: string): BulkMailer {
  const headers = {
    'X-Postmark-Server-Token': key,
    Accept: 'application/json',
    'Content-Type': 'application/json',
  }
  const send = async (batch: Batch, mails: BulkMail[], until: AbortSignal) => {
    const body = JSON.stringify(mails.map((mail) => written(mail, batch.key, stream)))
    const url = new URL('/email/batch', base)
    return answerOf(await ask(url, { method: 'POST', headers, body }, until), mails)
  }
  const find = (batch: Batch, until: AbortSignal) => {
    const url = new URL('/messages/outbound', base)
    // "You can currently only search by a single metadata field at a time"
    // (postmarkapp.com/support/article/1125-custom-metadata-faq).
    const asked = { count: '500', offset: '0', messagestream: stream, metadata_batch: batch.key }
    url.search = String(new URLSearchParams(asked))
    return ask(url, { headers }, until)
  }
  return {
    name: 'postmark',
    // Messages are kept, and found, for 7 days at least (…/developer/api/messages-api).
    remembersFor: days(6),
    // Postmark does not say how soon a mail is found. A wide margin: only lost attempts wait.
    repeatAfter: minutes(10),
    async send(batch) {
      const until = AbortSignal.timeout(SEND_WITHIN * 1000)
      if (!batch.isRepeated) return send(batch, batch.mails, until)
      const found = subscribersIn(await find(batch, until))
      if (!found) return { outcome: 'lost', fault: 'search-failed' }
      const missing = batch.mails.filter(({ subscriber }) => !found.has(subscriber))
      // Found are others, too: they have left meanwhile, and got it before.
      if (missing.length === 0)
        return found.size > batch.mails.length
          ? { outcome: 'known' }
          : { outcome: 'taken', refused: [] }
      const answer = await send(batch, missing, until)
      // Of the batch some mails were taken, or may have been: only asking again can tell.
      return answer.outcome === 'later' ? { outcome: 'lost', fault: answer.fault } : answer
    },
  }
}

const written = (mail: BulkMail, key: string, stream: string) => ({
  From: senderOf(mail.from),
  To: asciiEmail(mail.to),
  Subject: mail.subject,
  HtmlBody: mail.html,
  TextBody: mail.text,
  Headers: Object.entries(mail.headers).map(([Name, Value]) => ({ Name, Value })),
  ...(mail.replyTo && { ReplyTo: asciiEmail(mail.replyTo) }),
  MessageStream: stream,
  // Ours have less than the 80 characters that a value may have.
  Metadata: { batch: key, campaign: mail.campaign, subscriber: mail.subscriber },
  TrackOpens: false,
  TrackLinks: 'None',
})

const search = z.object({
  TotalCount: z.int(),
  Messages: z.array(z.object({ Metadata: z.object({ subscriber: z.string() }) })),
})

/** Whose mails of the batch were taken; null when the answer does not tell. */
function subscribersIn(reply: Reply): Set<string> | null {
  if (reply.status !== 200) return null
  const found = search.safeParse(reply.body).data
  if (!found || found.TotalCount > found.Messages.length) return null
  return new Set(found.Messages.map(({ Metadata }) => Metadata.subscriber))
}

const results = z.array(z.object({ ErrorCode: z.int() }))
const refusal = z.object({ ErrorCode: z.int() })

/** An address that Postmark has given up, after a hard bounce or a complaint. */
const INACTIVE = 406
/** Something is wrong with this mail. */
const INVALID = 300
const RATE_LIMIT = 429
const MAINTENANCE = 100
const WAIT: Seconds = 30

/** Source: postmarkapp.com/developer/api/overview, "HTTP response codes" and "API error codes". */
function answerOf(reply: Reply, mails: BulkMail[]): BulkAnswer {
  if (reply.fault) return { outcome: 'lost', fault: reply.fault }
  const { status, body, retryAfter } = reply
  if (status === 200) return takenOf(body, mails)
  const code = refusal.safeParse(body).data?.ErrorCode
  const fault = code === undefined ? `http-${status}` : `code-${code}`
  if (status === 429 || code === MAINTENANCE || code === RATE_LIMIT)
    return { outcome: 'later', seconds: retryAfter ?? WAIT, fault }
  // "In most cases the message is lost during the process": in most.
  if (status === 408 || status >= 500 || (status > 200 && status < 300))
    return { outcome: 'lost', fault }
  return { outcome: 'refused', fault }
}

/** Of a batch, each mail is taken or refused for itself, with the status 200 for all. */
function takenOf(body: unknown, mails: BulkMail[]): BulkAnswer {
  const codes = results.safeParse(body).data?.map(({ ErrorCode }) => ErrorCode)
  if (codes?.length !== mails.length) return { outcome: 'lost', fault: 'unreadable' }
  const others = codes.filter((code) => ![0, INACTIVE, INVALID].includes(code))
  const [first] = others
  if (first !== undefined) {
    const fault = `code-${first}`
    // The account's affairs, such as no credits left (405), in the midst of a batch: the search tells
    // who got it.
    if (others.length < mails.length) return { outcome: 'lost', fault }
    const isPassing = others.every((code) => code === RATE_LIMIT || code === MAINTENANCE)
    return isPassing ? { outcome: 'later', seconds: WAIT, fault } : { outcome: 'refused', fault }
  }
  // What is wrong with every mail is not wrong with an address.
  if (mails.length > 1 && codes.every((code) => code === INVALID))
    return { outcome: 'refused', fault: 'every-mail-invalid' }
  const refused = mails.flatMap(({ subscriber }, n) => {
    if (codes[n] === 0) return []
    return { subscriber, reason: codes[n] === INACTIVE ? 'inactive' : 'invalid' }
  })
  return { outcome: 'taken', refused }
}
