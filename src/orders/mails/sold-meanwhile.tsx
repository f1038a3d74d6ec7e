import { letter } from '../../mail/letter.ts'
import { MailLayout, MailText } from '../../mail/mail-layout.tsx'
import { orderWords } from '../words.ts'
import type { OrderMail } from './order-mail.ts'

/** To the shopper whose payment came after the pieces had gone: the money goes back. */
export const soldMeanwhile: OrderMail = ({ shop, order }) => {
  const { subject, title, ...words } = orderWords().mails.soldMeanwhile
  const text = (order.origin === 'change' ? words.changedLate : words.text)(order.number)
  return {
    subject: subject(order.number),
    html: String(
      <MailLayout shop={shop} title={title}>
        <MailText text={text} />
      </MailLayout>,
    ),
    text: letter(shop, title, text),
  }
}
