import { MailButton, MailLayout } from '../../mail/mail-layout.tsx'
import type { OrderMail } from './order-mail.ts'
import { OrderTable } from './order-table.tsx'
import { letter, orderText } from './order-text.ts'

/** To the shopper whose money takes days: we have the order, keep the pieces and wait. */
export const paymentAwaited: OrderMail = ({ shop, order, link }) => {
  const title = 'We have your order and wait for the money'
  const opening = `Your payment for order ${order.number} is under way. The pieces are kept for you, and we write as soon as the money is here.`
  return {
    subject: `Your order ${order.number}: we wait for the money`,
    html: String(
      <MailLayout shop={shop} title={title}>
        <p>{opening}</p>
        <OrderTable shop={shop} order={order} />
        <MailButton href={link}>See your order</MailButton>
      </MailLayout>,
    ),
    text: letter(shop, title, opening, orderText(shop, order), `See your order: ${link}`),
  }
}
