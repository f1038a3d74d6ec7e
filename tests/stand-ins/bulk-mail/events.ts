import type { BulkMailed } from './account.ts'

/** What becomes of a mail after a service took it. */
export type Event = 'hard-bounce' | 'soft-bounce' | 'delayed' | 'complaint' | 'suppressed'

/** A webhook: what is sent, and the headers that show who sends it. */
export type Webhook = { path: string; body: string; headers: Record<string, string> }

const iso = (seconds: number) => new Date(seconds * 1000).toISOString()

const ofResend: Record<Event, { type: string; more: object }> = {
  'hard-bounce': {
    type: 'email.bounced',
    more: { bounce: { message: 'No such mailbox', type: 'Permanent', subType: 'General' } },
  },
  'soft-bounce': {
    type: 'email.bounced',
    more: { bounce: { message: 'Mailbox full', type: 'Transient', subType: 'MailboxFull' } },
  },
  delayed: { type: 'email.delivery_delayed', more: {} },
  complaint: { type: 'email.complained', more: {} },
  suppressed: {
    type: 'email.suppressed',
    more: { suppressed: { message: 'On the list', type: 'OnAccountSuppressionList' } },
  },
}

/** Source: resend.com/docs/webhooks and the types of resend-node. Signed as Svix does. */
export async function resendWebhook(
  mail: BulkMailed,
  event: Event,
  { secret, now, id = `msg_${crypto.randomUUID()}` }: { secret: string; now: number; id?: string },
): Promise<Webhook> {
  const { type, more } = ofResend[event]
  const data = {
    ...{ created_at: iso(mail.at), email_id: mail.id, message_id: `<${mail.id}@resend.test>` },
    ...{ from: mail.from, to: [mail.to], subject: mail.subject, tags: mail.about },
    ...more,
  }
  const body = JSON.stringify({ type, created_at: iso(now), data })
  return { path: '/webhooks/resend', body, headers: await svixHeaders(secret, id, now, body) }
}

/** Source: docs.svix.com/receiving/verifying-payloads/how-manual. */
export async function svixHeaders(secret: string, id: string, at: number, body: string) {
  const bytes = Uint8Array.from(atob(secret.replace(/^whsec_/, '')), (sign) => sign.charCodeAt(0))
  const hmac = { name: 'HMAC', hash: 'SHA-256' }
  const key = await crypto.subtle.importKey('raw', bytes, hmac, false, ['sign'])
  const signed = new TextEncoder().encode(`${id}.${at}.${body}`)
  const signature = new Uint8Array(await crypto.subtle.sign('HMAC', key, signed))
  return {
    'Content-Type': 'application/json',
    'svix-id': id,
    'svix-timestamp': String(at),
    'svix-signature': `v1,${btoa(String.fromCharCode(...signature))}`,
  }
}

/** Source: postmarkapp.com/developer/webhooks, and its list of bounce types. */
export function postmarkWebhook(
  mail: BulkMailed,
  event: Event | 'unsubscribe',
  {
    secret,
    now,
    id = Math.ceil(Math.random() * 2 ** 40),
  }: { secret: string; now: number; id?: number },
): Webhook {
  const shared = { MessageID: mail.id, MessageStream: 'broadcast', Metadata: mail.about }
  const bounce = (type: string, code: number, inactive: boolean) => ({
    ...{ RecordType: code === 100_001 ? 'SpamComplaint' : 'Bounce', ID: id, Type: type },
    ...{ TypeCode: code, Email: mail.to, BouncedAt: iso(now), Inactive: inactive, ...shared },
  })
  const bodies = {
    'hard-bounce': bounce('HardBounce', 1, true),
    'soft-bounce': bounce('SoftBounce', 4096, false),
    delayed: bounce('Transient', 2, false),
    complaint: bounce('SpamComplaint', 100_001, true),
    suppressed: bounce('ManuallyDeactivated', 100_002, true),
    unsubscribe: {
      ...{ RecordType: 'SubscriptionChange', ChangedAt: iso(now), Recipient: mail.to },
      ...{ Origin: 'Recipient', SuppressSending: true, SuppressionReason: 'ManualSuppression' },
      ...shared,
    },
  }
  return {
    path: '/webhooks/postmark',
    body: JSON.stringify(bodies[event]),
    headers: {
      'Content-Type': 'application/json',
      Authorization: `Basic ${btoa(`postmark:${secret}`)}`,
    },
  }
}
