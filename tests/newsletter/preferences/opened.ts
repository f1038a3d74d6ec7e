import { paths } from '../../../src/paths.ts'
import { days } from '../../../src/platform/clock.ts'
import { signToken } from '../../../src/platform/tokens.ts'
import { config, visitor } from '../../support/shop.ts'
import { sendCampaign, subscribe } from './subscribed.ts'

/** Token of a link of a mail that opens the preferences. */
export const preferencesToken = (id: string, lifetime = days(30)) =>
  signToken(config, 'newsletter-preferences', id, lifetime)

/** A subscriber who has followed the link of a mail. */
export async function opened(topics: string[], who = visitor()) {
  const subscriber = await subscribe(topics)
  const answer = await who.get(paths.preferences({ token: await preferencesToken(subscriber.id) }))
  return { ...subscriber, who, answer }
}

/** A subscriber, a campaign that they got, and the link of its mail by which they leave. */
export async function mailed(topics: string[]) {
  const subscriber = await subscribe(topics)
  const campaign = await sendCampaign([subscriber.id])
  const subject = `${subscriber.id}.${campaign}`
  const link = paths.unsubscribe(await signToken(config, 'newsletter-leave', subject, null))
  return { ...subscriber, campaign, link }
}
