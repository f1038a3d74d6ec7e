import type { MailWriter } from '../../mail/send-mail.ts'
import { paths } from '../../paths.ts'
import { days } from '../../platform/clock.ts'
import type { Config } from '../../platform/config.ts'
import { inLanguage, languageFor } from '../../platform/language.ts'
import { signToken } from '../../platform/tokens.ts'
import { subscriberIdOf } from '../subscriber-id.ts'
import { signUpById, topicNames, topicsOfSubscriber } from '../subscriber-queries.ts'
import { confirmMail } from './mails/confirm-mail.tsx'
import { welcomeMail } from './mails/welcome-mail.tsx'

/**
 * Asks the owner of an address whether it was them; the subject is a sign-up. A subscriber reads
 * that they are one: nobody else learns it.
 */
export const writeConfirmMail: MailWriter = async ({ db, config }, { subjectId }) => {
  const [[signUp], names] = await db.batch([signUpById(db, subjectId), topicNames(db)])
  if (!signUp || signUp.confirmedAt !== null) return null
  const { shop } = config
  const asked: string[] = JSON.parse(signUp.topics)
  const topics = names.filter(({ id }) => asked.includes(id)).map(({ name }) => name)
  const token = await signToken(config, 'newsletter-confirm', subjectId, days(7))
  const link = shop.origin + paths.newsletterConfirm(token)
  const preferences = signUp.isSubscribed
    ? await preferencesLink(config, await subscriberIdOf(signUp.emailDigest))
    : null
  return inLanguage(languageFor(signUp.language), () =>
    confirmMail({ shop, topics, link, preferences }),
  )
}

/** Welcomes a subscriber, who is the subject; nobody who has left since. */
export const writeWelcomeMail: MailWriter = async ({ db, config }, { subjectId }) => {
  const topics = await topicsOfSubscriber(db, subjectId)
  const [first] = topics
  if (!first) return null
  const { shop } = config
  const preferences = await preferencesLink(config, subjectId)
  const token = await signToken(config, 'newsletter-leave', `${subjectId}.`, null)
  const leave = shop.origin + paths.unsubscribe(token)
  return inLanguage(languageFor(first.language), () =>
    welcomeMail({ shop, topics: topics.map(({ name }) => name), preferences, leave }),
  )
}

/** Where a subscriber changes what they get; the link works for 30 days. */
async function preferencesLink(config: Config, subscriberId: string): Promise<string> {
  const token = await signToken(config, 'newsletter-preferences', subscriberId, days(30))
  return config.shop.origin + paths.preferences({ token })
}
