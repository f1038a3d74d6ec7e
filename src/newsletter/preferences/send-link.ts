import { enqueueMail, type Outbox, runAct } from '../../mail/outbox.ts'
import { hours, now } from '../../platform/clock.ts'
import { brokeConstraint, runBatch } from '../../platform/db.ts'
import { keyedDigest } from '../../platform/digest.ts'
import { foldEmail } from '../../platform/email-address.ts'
import type { NetworkDigest } from '../../platform/network-digest.ts'
import { unseal } from '../../platform/sealing.ts'
import { countNetworks } from '../subscriber-queries.ts'
import { subscriberToMail } from './queries.ts'

/** Counts that somebody asks for a link; false when their network has asked too often today. */
export async function mayAskForLink({ db }: Outbox, networks: NetworkDigest[]): Promise<boolean> {
  try {
    await runBatch(db, countNetworks(db, networks, now()))
    return true
  } catch (error) {
    if (brokeConstraint(error, 'sign_ups_a_day')) return false
    throw error
  }
}

/**
 * Mails a subscriber a link to their preferences, once in each hour of the clock and three times a day
 * (trigger `preferences_links_a_day`); others get nothing, and neither does an address that has no mailbox or called our mails spam. The caller must give the
 * same answer either way.
 */
export async function sendPreferencesLink(outbox: Outbox, email: string): Promise<void> {
  const { db, config } = outbox
  const digest = await keyedDigest(config.LOOKUP_KEY, foldEmail(email))
  const [subscriber] = await subscriberToMail(db, digest)
  if (!subscriber?.email) return
  const { id, reason } = subscriber
  if (reason === 'bounced' || reason === 'complained') return
  const mail = await enqueueMail(outbox, {
    cause: `newsletter-link:${id}:${Math.floor(now() / hours(1))}`,
    kind: 'newsletter-link',
    subjectId: id,
    to: await unseal(config.sealingKeys, `subscribers.email:${id}`, subscriber.email),
  })
  try {
    await runAct(outbox, [mail])
  } catch (error) {
    // Asked for a moment ago: that mail is on its way.
    if (!brokeConstraint(error, 'outbox.cause')) throw error
  }
}
