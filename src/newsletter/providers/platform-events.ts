import * as z from 'zod/mini'
import type { Config } from '../../platform/config.ts'
import type { Db } from '../../platform/db.ts'
import { logFailure } from '../../platform/log.ts'
import { type CameBack, mailCameBack } from '../mail-came-back.ts'
import { momentOf, short } from './event-fields.ts'

const event = z.object({
  type: short,
  payload: z.object({
    eventId: short,
    recipient: short,
    bounce: z.optional(z.object({ type: short })),
  }),
  metadata: z.optional(z.object({ eventTimestamp: z.optional(short) })),
})

/**
 * What came back of the mails that the platform sends, such as those about orders: whoever has no
 * mailbox any more, or calls them spam, gets no newsletter either. A message that fails is brought
 * again.
 */
export async function handleMailEvents(
  messages: readonly Pick<Message<unknown>, 'body' | 'retry'>[],
  { db, config }: { db: Db; config: Config },
): Promise<void> {
  for (const message of messages) {
    const cameBack = readPlatformEvent(message.body)
    if (!cameBack) continue
    await mailCameBack(db, config, cameBack).catch((error: unknown) => {
      logFailure('mail event not handled', error)
      message.retry()
    })
  }
}

/**
 * Source: developers.cloudflare.com/email-service/platform/event-subscriptions. Not `deferred` (it is
 * tried again), `rejected` and `failed` (nothing was sent), and of `bounced` not those that are
 * "soft": they belong to no campaign.
 */
function readPlatformEvent(body: unknown): CameBack | null {
  const read = event.safeParse(body).data
  if (!read) return null
  const { eventId, recipient, bounce } = read.payload
  const kind = kindOf(read.type, bounce?.type)
  const at = momentOf(read.metadata?.eventTimestamp)
  return kind && { id: `cloudflare:${eventId}`, kind, email: recipient, at }
}

function kindOf(type: string, bounce: string | undefined): CameBack['kind'] | null {
  if (type === 'cf.email.sending.message.complained') return 'complaint'
  return type === 'cf.email.sending.message.bounced' && bounce === 'hard' ? 'hard' : null
}
