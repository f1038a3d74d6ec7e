import { MailButton, MailLayout } from '../../mail/mail-layout.tsx'
import { words } from '../../ui/messages.ts'
import type { OrderMail } from './order-mail.ts'
import { letter } from './order-text.ts'

/** To the shopper who asked for it: the link to an order. */
export const orderLink: OrderMail = ({ shop, order, link }) => {
  const title = words.orderMails.link.title(order.number)
  const { text } = words.orderMails.link
  return {
    subject: title,
    html: String(
      <MailLayout shop={shop} title={title}>
        <p>{text}</p>
        <MailButton href={link}>{words.orderMails.seeOrder}</MailButton>
      </MailLayout>,
    ),
    text: letter(shop, title, text, link),
  }
}
