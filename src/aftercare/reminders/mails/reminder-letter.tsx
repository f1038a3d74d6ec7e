import { letter } from '../../../mail/letter.ts'
import { MailButton, MailLayout, MailText } from '../../../mail/mail-layout.tsx'
import type { Mail } from '../../../mail/rules.ts'
import type { Shop } from '../../../platform/config.ts'
import { reminderWords } from '../words.ts'

/** What every mail of a reminder says: its text, one thing to do, why it came and how it ends. */
export function reminderLetter(
  shop: Shop,
  says: { subject: string; title: string; text: string; see: string; link: string; why: string },
  endLink: string,
): Mail {
  const { subject, title, text, see, link, why } = says
  const { stop } = reminderWords().mail
  return {
    subject,
    html: String(
      <MailLayout shop={shop} title={title}>
        <MailText text={text} />
        <MailButton href={link}>{see}</MailButton>
        <MailText text={why} />
        <p>
          <a href={endLink} style="color:inherit">
            {stop}
          </a>
        </p>
      </MailLayout>,
    ),
    text: letter(shop, text, `${see}: ${link}`, why, `${stop}: ${endLink}`),
    endLink,
  }
}
