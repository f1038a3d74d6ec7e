import { MailButton, MailLayout } from '../../mail/mail-layout.tsx'
import type { Mail } from '../../mail/rules.ts'
import { orderWords } from '../words.ts'
import type { OrderMail } from './order-mail.ts'
import { OrderTable } from './order-table.tsx'
import { letter, orderText } from './order-text.ts'

/** A mail that shows the whole order and leads to its page, under words of its own. */
export function orderLetter(
  { shop, order, link }: Parameters<OrderMail>[0],
  words: { subject: (order: string) => string; title: string; opening: (order: string) => string },
): Mail {
  const { title } = words
  const opening = words.opening(order.number)
  return {
    subject: words.subject(order.number),
    html: String(
      <MailLayout shop={shop} title={title}>
        <p>{opening}</p>
        <OrderTable shop={shop} order={order} />
        <MailButton href={link}>{orderWords().mails.seeOrder}</MailButton>
      </MailLayout>,
    ),
    text: letter(shop, title, opening, orderText(shop, order), orderWords().mails.seeOrderAt(link)),
  }
}
