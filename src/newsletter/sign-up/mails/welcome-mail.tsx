import { letter } from '../../../mail/letter.ts'
import { MailLayout, MailText } from '../../../mail/mail-layout.tsx'
import type { Mail } from '../../../mail/rules.ts'
import type { Shop } from '../../../platform/config.ts'
import { signUpWords } from '../words.ts'
import { MailLink, TopicList, topicText } from './parts.tsx'

/** To a subscriber who has just confirmed: what they get from now on, and how to leave. */
export function welcomeMail(about: {
  shop: Shop
  topics: string[]
  preferences: string
  leave: string
}): Mail {
  const { shop, topics, preferences, leave } = about
  const words = signUpWords().mails.welcome
  return {
    subject: words.subject(shop.name),
    html: String(
      <MailLayout shop={shop} title={words.title}>
        <MailText text={words.text} />
        <TopicList topics={topics} />
        <p>
          <MailLink href={preferences}>{words.preferences}</MailLink>
          {' · '}
          <MailLink href={leave}>{words.leave}</MailLink>
        </p>
      </MailLayout>,
    ),
    text: letter(
      shop,
      words.title,
      words.text,
      ...topicText(topics),
      `${words.preferences}: ${preferences}`,
      `${words.leave}: ${leave}`,
    ),
  }
}
