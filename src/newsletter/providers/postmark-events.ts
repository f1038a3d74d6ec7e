import { timingSafeEqual } from 'hono/utils/buffer'
import * as z from 'zod/mini'
import { keyedDigest } from '../../platform/digest.ts'
import { foldEmail } from '../../platform/email-address.ts'
import type { CameBack } from '../mail-came-back.ts'
import { momentOf, readJson, short } from './event-fields.ts'

/**
 * Whether a webhook has the password that the owner entered at Postmark, with whatever user name:
 * Postmark signs nothing, and offers HTTP Basic (postmarkapp.com/developer/webhooks/webhooks-overview,
 * "Protecting your webhook").
 */
export async function isFromPostmark(secret: string, headers: Headers): Promise<boolean> {
  const [, given = ''] =
    /^Basic ([A-Za-z\d+/=]{1,1000})$/i.exec(headers.get('Authorization') ?? '') ?? []
  return timingSafeEqual(passwordIn(given), secret)
}

function passwordIn(given: string): string {
  try {
    const bytes = Uint8Array.from(atob(given), (sign) => sign.charCodeAt(0))
    const text = new TextDecoder().decode(bytes)
    return text.slice(text.indexOf(':') + 1)
  } catch {
    return ''
  }
}

const metadata = z.optional(
  z.catch(z.object({ campaign: z.optional(short), subscriber: z.optional(short) }), {}),
)
const bounce = z.object({
  RecordType: z.enum(['Bounce', 'SpamComplaint']),
  ID: z.int(),
  Type: short,
  Email: short,
  BouncedAt: z.optional(short),
  Inactive: z.optional(z.boolean()),
  Metadata: metadata,
})
const subscription = z.object({
  RecordType: z.literal('SubscriptionChange'),
  ChangedAt: short,
  Recipient: short,
  MessageStream: z.optional(short),
  SuppressSending: z.boolean(),
  SuppressionReason: z.nullish(short),
  Metadata: metadata,
})

/**
 * What a webhook of Postmark says; null where nothing follows. Source: postmarkapp.com/developer/
 * webhooks (bounce, spam complaint, subscription change) and …/api/bounce-api, "Bounce types".
 *
 * @param from `stream`: of newsletters; `LOOKUP_KEY`: for an event that has no id
 */
export async function readPostmarkEvent(
  body: string,
  from: { stream: string; LOOKUP_KEY: string },
): Promise<CameBack | null> {
  const read = z.union([bounce, subscription]).safeParse(readJson(body)).data
  if (!read) return null
  const { campaign, subscriber } = read.Metadata ?? {}
  if (read.RecordType !== 'SubscriptionChange') {
    const kind = kindOfBounce(read)
    const at = momentOf(read.BouncedAt)
    const id = `postmark:${read.ID}`
    return kind && { id, kind, campaign, subscriber, email: read.Email, at }
  }
  const kind = read.SuppressSending && kindsOfChange[read.SuppressionReason ?? '']
  const isOther = read.MessageStream !== undefined && read.MessageStream !== from.stream
  // Whoever leaves another stream of the owner's has not left the newsletter.
  if (!kind || (kind === 'unsubscribed' && isOther)) return null
  const digest = await keyedDigest(from.LOOKUP_KEY, foldEmail(read.Recipient))
  const id = `postmark:${digest}:${read.ChangedAt}`
  const at = momentOf(read.ChangedAt)
  return { id, kind, campaign, subscriber, email: read.Recipient, at }
}

const kindsOfChange: Record<string, CameBack['kind']> = {
  HardBounce: 'hard',
  SpamComplaint: 'complaint',
  // By Postmark's own link, or in its dashboard for somebody who asked.
  ManualSuppression: 'unsubscribed',
}

/**
 * The others say nothing about a mailbox: answers of machines (`AutoResponder`,
 * `ChallengeVerification`, …) and delays (`Transient`), after which Postmark tries again.
 */
const kindsOfBounce: Record<string, CameBack['kind']> = {
  HardBounce: 'hard',
  BadEmailAddress: 'hard',
  ManuallyDeactivated: 'hard',
  SpamComplaint: 'complaint',
  Unsubscribe: 'unsubscribed',
  SoftBounce: 'soft',
  DnsError: 'soft',
  Undeliverable: 'soft',
  Unknown: 'soft',
  SpamNotification: 'failed',
  VirusNotification: 'failed',
  Blocked: 'failed',
  DMARCPolicy: 'failed',
  SMTPApiError: 'failed',
  TemplateRenderingFailed: 'failed',
}

function kindOfBounce({
  Type,
  RecordType,
  Inactive,
}: z.output<typeof bounce>): CameBack['kind'] | null {
  if (RecordType === 'SpamComplaint') return 'complaint'
  const kind = kindsOfBounce[Type] ?? null
  // Postmark has given the address up, whatever it calls that.
  return Inactive && kind !== 'complaint' && kind !== 'unsubscribed' ? 'hard' : kind
}
