import { letter } from '../../../mail/letter.ts'
import { MailButton, MailLayout, MailText } from '../../../mail/mail-layout.tsx'
import type { Mail } from '../../../mail/rules.ts'
import type { Shop } from '../../../platform/config.ts'
import { invitationWords } from '../words.ts'

/** To somebody whom a file names without proof of consent: may the shop write to them? */
export function invitation(about: {
  shop: Shop
  /** Empty: not known. */
  name: string
  topics: string[]
  link: string
}): Mail {
  const { shop, name, topics, link } = about
  const words = invitationWords()
  const greeting = name ? [words.greeting(name)] : []
  return {
    subject: words.subject(shop.name),
    html: String(
      <MailLayout shop={shop} title={words.title}>
        {greeting.map((text) => (
          <MailText text={text} />
        ))}
        <MailText text={words.text(shop.name)} />
        <ul style="margin:0 0 16px;padding-left:20px">
          {topics.map((topic) => (
            <li>{topic}</li>
          ))}
        </ul>
        <MailButton href={link}>{words.send}</MailButton>
        <MailText text={words.ifNot} />
      </MailLayout>,
    ),
    text: letter(
      shop,
      words.title,
      ...greeting,
      words.text(shop.name),
      topics.map((topic) => `- ${topic}`).join('\n'),
      link,
      words.ifNot,
    ),
  }
}
