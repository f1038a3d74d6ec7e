import { MailLayout } from '../../mail/mail-layout.tsx'
import { formatMoney } from '../../platform/money.ts'
import type { OrderMail } from './order-mail.ts'
import { letter } from './order-text.ts'

/** To the shopper: money is on its way back, part of it or all. */
export const refunded: OrderMail = ({ shop, order, detail }) => {
  const refunded = Number(detail)
  const amount = formatMoney(refunded, order.paidCurrency ?? order.currency, shop.locale)
  const title = 'Your refund is on its way'
  const text =
    refunded < order.paid
      ? `We have sent back ${amount} of order ${order.number} in all.`
      : `We have sent back the whole amount of order ${order.number}, ${amount}.`
  const wait = 'Depending on your bank it takes up to ten days to arrive.'
  return {
    subject: `Order ${order.number}: your refund`,
    html: String(
      <MailLayout shop={shop} title={title}>
        <p>
          {text} {wait}
        </p>
      </MailLayout>,
    ),
    text: letter(shop, title, `${text} ${wait}`),
  }
}
