import { letter } from '../../mail/letter.ts'
import { MailLayout, MailText } from '../../mail/mail-layout.tsx'
import { formatMoney } from '../../platform/money.ts'
import { orderWords } from '../words.ts'
import type { OrderMail } from './order-mail.ts'

/** To the shopper: money is on its way back, part of it or all. */
export const refunded: OrderMail = ({ shop, order, detail }) => {
  const refunded = Number(detail)
  const amount = formatMoney(refunded, order.paidCurrency ?? order.currency, shop.locale)
  const { subject, title, part, whole, wait } = orderWords().mails.refunded
  const text = (refunded < order.paid ? part : whole)(order.number, amount)
  return {
    subject: subject(order.number),
    html: String(
      <MailLayout shop={shop} title={title}>
        <MailText text={`${text} ${wait}`} />
      </MailLayout>,
    ),
    text: letter(shop, title, `${text} ${wait}`),
  }
}
