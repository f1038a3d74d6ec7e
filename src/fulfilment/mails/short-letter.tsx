import { letter } from '../../mail/letter.ts'
import { MailButton, MailLayout, MailText } from '../../mail/mail-layout.tsx'
import type { Mail } from '../../mail/rules.ts'
import { fulfilmentWords } from '../words.ts'
import type { FulfilmentMail } from './fulfilment-mail.ts'

/** A mail of a few paragraphs that leads to the page of an order. */
export function shortLetter(
  { shop, order, link }: Parameters<FulfilmentMail>[0],
  { subject, title }: { subject: (order: string) => string; title: string },
  paragraphs: string[],
): Mail {
  const { seeOrder, seeOrderAt } = fulfilmentWords().mails
  return {
    subject: subject(order.number),
    html: String(
      <MailLayout shop={shop} title={title}>
        {paragraphs.map((text) => (
          <MailText text={text} />
        ))}
        <MailButton href={link}>{seeOrder}</MailButton>
      </MailLayout>,
    ),
    text: letter(shop, title, ...paragraphs, seeOrderAt(link)),
  }
}
