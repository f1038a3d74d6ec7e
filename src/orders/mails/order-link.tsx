import { MailButton, MailLayout } from '../../mail/mail-layout.tsx'
import type { OrderMail } from './order-mail.ts'
import { letter } from './order-text.ts'

/** To the shopper who asked for it: the link to an order. */
export const orderLink: OrderMail = ({ shop, order, link }) => {
  const title = `The link to order ${order.number}`
  const text =
    'Somebody asked for this link on our site. If it was not you, you need not do anything.'
  return {
    subject: title,
    html: String(
      <MailLayout shop={shop} title={title}>
        <p>{text}</p>
        <MailButton href={link}>See your order</MailButton>
      </MailLayout>,
    ),
    text: letter(shop, title, text, link),
  }
}
