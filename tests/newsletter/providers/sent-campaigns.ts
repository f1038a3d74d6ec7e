import { campaigns, recipients, subscribers } from '../../../src/newsletter/tables.ts'
import { keyedDigest } from '../../../src/platform/digest.ts'
import { foldEmail } from '../../../src/platform/email-address.ts'
import { config, db } from '../../support/shop.ts'

export const digestOf = (email: string) => keyedDigest(config.LOOKUP_KEY, foldEmail(email))

/** Somebody who gets the newsletter. */
export async function subscribed() {
  const id = crypto.randomUUID()
  const email = `reader-${id}@example.com`
  await db
    .insert(subscribers)
    .values({ id, emailDigest: await digestOf(email), language: 'en', confirmedAt: 1_600_000_000 })
  return { id, email }
}

/** The id of a campaign that was sent to a subscriber, or not, as `what` says. */
export async function campaignWith(
  subscriber: { id: string },
  what: Partial<typeof recipients.$inferInsert> = {},
): Promise<string> {
  const id = crypto.randomUUID()
  const text = { subject: 'New rings', preheader: '', body: '', isPublic: true }
  await db.batch([
    db.insert(campaigns).values({ id, slug: id, ...text, state: 'sending', createdAt: 1 }),
    db.insert(recipients).values({
      ...{ campaignId: id, subscriberId: subscriber.id, batch: 1 },
      ...{ state: 'sent', at: 1_700_000_000, ...what },
    }),
  ])
  return id
}
