import type { MailWriter } from '../../mail/send-mail.ts'
import { paths } from '../../paths.ts'
import { days } from '../../platform/clock.ts'
import { inLanguage, languageFor } from '../../platform/language.ts'
import { signToken } from '../../platform/tokens.ts'
import { linkMail } from './mails/link-mail.tsx'
import { subscriberLanguage } from './queries.ts'

/** Sends a subscriber, who is the subject, the link that they have asked for. */
export const writeLinkMail: MailWriter = async ({ db, config }, { subjectId }) => {
  const [subscriber] = await subscriberLanguage(db, subjectId)
  if (!subscriber) return null
  const { shop } = config
  const token = await signToken(config, 'newsletter-preferences', subjectId, days(30))
  const link = shop.origin + paths.preferences({ token })
  return inLanguage(languageFor(subscriber.language), () => linkMail({ shop, link }))
}
