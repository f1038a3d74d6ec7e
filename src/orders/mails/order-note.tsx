import { letter } from '../../mail/letter.ts'
import { MailButton, MailLayout, MailText } from '../../mail/mail-layout.tsx'
import { orderWords } from '../words.ts'
import type { OrderMail } from './order-mail.ts'

/** To the shopper: what staff wrote about the order. `detail`: the text. */
export const orderNote: OrderMail = ({ shop, order, link, detail }) => {
  const { subject, title, answer } = orderWords().mails.note
  return {
    subject: subject(order.number),
    html: String(
      <MailLayout shop={shop} title={title(order.number)}>
        <MailText text={detail} />
        <MailText text={answer} />
        <MailButton href={link}>{orderWords().mails.seeOrder}</MailButton>
      </MailLayout>,
    ),
    text: letter(shop, title(order.number), detail, answer, orderWords().mails.seeOrderAt(link)),
  }
}
