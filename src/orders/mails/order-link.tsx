import { letter } from '../../mail/letter.ts'
import { MailButton, MailLayout, MailText } from '../../mail/mail-layout.tsx'
import { orderWords } from '../words.ts'
import type { OrderMail } from './order-mail.ts'

/** To the shopper who asked for it: the link to an order. */
export const orderLink: OrderMail = ({ shop, order, link }) => {
  const title = orderWords().mails.link.title(order.number)
  const { text } = orderWords().mails.link
  return {
    subject: title,
    html: String(
      <MailLayout shop={shop} title={title}>
        <MailText text={text} />
        <MailButton href={link}>{orderWords().mails.seeOrder}</MailButton>
      </MailLayout>,
    ),
    text: letter(shop, title, text, link),
  }
}
