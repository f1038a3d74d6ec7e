import { timingSafeEqual } from 'hono/utils/buffer'
import { decodeBase64, encodeBase64 } from 'hono/utils/encode'
import * as z from 'zod/mini'
import { minutes, now } from '../../platform/clock.ts'
import { foldEmail } from '../../platform/email-address.ts'
import type { CameBack } from '../mail-came-back.ts'
import { momentOf, readJson, short } from './event-fields.ts'

/** Source: docs.svix.com/receiving/verifying-payloads/why. */
const TOLERANCE = minutes(5)

/**
 * Whether a webhook was signed with the secret, `whsec_…`, in the last five minutes: the scheme of
 * Svix (docs.svix.com/receiving/verifying-payloads/how-manual), an HMAC-SHA-256 of id, time and body.
 * There are several signatures while a secret is being changed.
 *
 * @param body exactly as it came
 */
export async function isFromResend(
  secret: string,
  body: string,
  headers: Headers,
): Promise<boolean> {
  const id = headers.get('svix-id') ?? ''
  const at = headers.get('svix-timestamp') ?? ''
  const given = (headers.get('svix-signature') ?? '').slice(0, 1000).split(' ')
  if (!/^[\w.-]{1,100}$/.test(id) || !/^\d{1,12}$/.test(at)) return false
  if (Math.abs(now() - Number(at)) > TOLERANCE) return false
  const [, key] = /^whsec_([A-Za-z\d+/]{16,}={0,2})$/.exec(secret) ?? []
  if (!key || key.length % 4 !== 0) return false
  const hmac = { name: 'HMAC', hash: 'SHA-256' }
  const imported = await crypto.subtle.importKey('raw', decodeBase64(key), hmac, false, ['sign'])
  const signed = new TextEncoder().encode(`${id}.${at}.${body}`)
  const genuine = `v1,${encodeBase64(await crypto.subtle.sign('HMAC', imported, signed))}`
  const same = await Promise.all(given.map((each) => timingSafeEqual(each, genuine)))
  return same.includes(true)
}

const event = z.object({
  type: short,
  created_at: z.optional(short),
  data: z.object({
    from: z.optional(short),
    to: z.array(short),
    tags: z.optional(
      z.catch(z.object({ campaign: z.optional(short), subscriber: z.optional(short) }), {}),
    ),
    bounce: z.optional(z.object({ type: short })),
  }),
})

/**
 * What a webhook of Resend says of a mail of ours; null where nothing follows. Source:
 * resend.com/docs/webhooks/event-types and …/dashboard/emails/email-bounces.
 *
 * @param from the sender of newsletters as its mails have it: an account sends for all the sites that
 *   its owner has, and theirs may have such tags, too
 */
export function readResendEvent(body: string, id: string, from: string): CameBack | null {
  const read = event.safeParse(readJson(body)).data
  if (!read) return null
  const { to, tags, bounce } = read.data
  const sender = read.data.from && addressIn(read.data.from)
  const isOurs = sender ? sender === from : Boolean(tags?.campaign)
  const kind = kindOf(read.type, bounce?.type)
  // Of a mail to several it is not said which of them.
  if (!isOurs || !kind || to.length !== 1) return null
  const { campaign, subscriber } = tags ?? {}
  const at = momentOf(read.created_at)
  return { id: `resend:${id}`, kind, campaign, subscriber, email: to[0], at }
}

/** `Shop <news@shop.example>` or the address alone. */
const addressIn = (sender: string): string =>
  foldEmail(/<([^<>]*)>\s*$/.exec(sender)?.[1] ?? sender.trim())

/** Not `email.delivery_delayed`: it is tried again, and that ends with another event. */
function kindOf(type: string, bounce: string | undefined): CameBack['kind'] | null {
  switch (type) {
    case 'email.bounced':
      // Besides "Permanent" there are "Transient" and "Undetermined".
      return bounce === 'Permanent' ? 'hard' : 'soft'
    case 'email.suppressed':
      return 'hard'
    case 'email.complained':
      return 'complaint'
    case 'email.failed':
      return 'failed'
    default:
      return null
  }
}
