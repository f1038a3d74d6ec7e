import { MailLayout } from '../../mail/mail-layout.tsx'
import type { OrderMail } from './order-mail.ts'
import { letter } from './order-text.ts'

/** To the shopper whose payment came after the pieces had gone: the money goes back. */
export const soldMeanwhile: OrderMail = ({ shop, order }) => {
  const title = 'We are sending your money back'
  const text = `Your payment for order ${order.number} arrived after the time for it had run out, and by then a piece had been sold to somebody else. We are sorry. The whole amount goes back to you; we write once it is on its way.`
  return {
    subject: `Order ${order.number}: we are sending your money back`,
    html: String(
      <MailLayout shop={shop} title={title}>
        <p>{text}</p>
      </MailLayout>,
    ),
    text: letter(shop, title, text),
  }
}
