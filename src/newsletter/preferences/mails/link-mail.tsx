import { letter } from '../../../mail/letter.ts'
import { MailButton, MailLayout, MailText } from '../../../mail/mail-layout.tsx'
import type { Mail } from '../../../mail/rules.ts'
import type { Shop } from '../../../platform/config.ts'
import { preferencesWords } from '../words.ts'

/** To a subscriber who has asked for it: the link to their preferences. */
export function linkMail({ shop, link }: { shop: Shop; link: string }): Mail {
  const { subject, title, text, open, ifNot } = preferencesWords().link.mail
  return {
    subject: subject(shop.name),
    html: String(
      <MailLayout shop={shop} title={title}>
        <MailText text={text} />
        <MailButton href={link}>{open}</MailButton>
        <MailText text={ifNot} />
      </MailLayout>,
    ),
    text: letter(shop, title, text, link, ifNot),
  }
}
