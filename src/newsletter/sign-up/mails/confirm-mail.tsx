import { letter } from '../../../mail/letter.ts'
import { MailButton, MailLayout, MailText } from '../../../mail/mail-layout.tsx'
import type { Mail } from '../../../mail/rules.ts'
import type { Shop } from '../../../platform/config.ts'
import { signUpWords } from '../words.ts'
import { MailLink, TopicList, topicText } from './parts.tsx'

/**
 * To an address that somebody has typed: is it yours? Says nothing that was typed, and advertises
 * nothing: nobody has agreed to that yet.
 */
export function confirmMail(about: {
  shop: Shop
  /** Names of the topics; none: they are chosen on the page. */
  topics: string[]
  link: string
  /** Of a subscriber: where they change what they get. Null: the address is none's. */
  preferences: string | null
}): Mail {
  const { shop, topics, link, preferences } = about
  const { confirm, subscribed } = signUpWords().mails
  const words = preferences ? subscribed : confirm
  const asked = topics.length > 0 ? words.asked : words.askedAtCheckout
  const change = preferences ? [`${subscribed.preferences}: ${preferences}`] : []
  return {
    subject: words.subject(shop.name),
    html: String(
      <MailLayout shop={shop} title={words.title}>
        <MailText text={asked} />
        <TopicList topics={topics} />
        <MailButton href={link}>{words.send}</MailButton>
        <MailText text={words.ifNot} />
        {preferences && (
          <p>
            <MailLink href={preferences}>{subscribed.preferences}</MailLink>
          </p>
        )}
      </MailLayout>,
    ),
    text: letter(shop, words.title, asked, ...topicText(topics), link, words.ifNot, ...change),
  }
}
