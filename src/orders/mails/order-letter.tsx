import { MailButton, MailLayout } from '../../mail/mail-layout.tsx'
import type { Mail } from '../../mail/rules.ts'
import type { OrderMail } from './order-mail.ts'
import { OrderTable } from './order-table.tsx'
import { letter, orderText } from './order-text.ts'

/** A mail that shows the whole order and leads to its page, under words of its own. */
export function orderLetter(
  { shop, order, link }: Parameters<OrderMail>[0],
  words: { subject: string; title: string; opening: string },
): Mail {
  const { subject, title, opening } = words
  return {
    subject,
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
