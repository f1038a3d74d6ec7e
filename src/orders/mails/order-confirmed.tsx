import { MailButton, MailLayout } from '../../mail/mail-layout.tsx'
import type { OrderMail } from './order-mail.ts'
import { OrderTable } from './order-table.tsx'
import { letter, orderText } from './order-text.ts'

/** To the shopper: the order is paid, this is what was bought. */
export const orderConfirmed: OrderMail = ({ shop, order, link }) => {
  const title = 'Thank you for your order'
  const opening = `Your payment has arrived, and order ${order.number} is ours to prepare.`
  return {
    subject: `Your order ${order.number}`,
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
