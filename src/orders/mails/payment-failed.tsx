import { letter } from '../../mail/letter.ts'
import { MailButton, MailLayout, MailText } from '../../mail/mail-layout.tsx'
import { paths } from '../../paths.ts'
import { orderWords } from '../words.ts'
import type { OrderMail } from './order-mail.ts'

/** To the shopper who tried to pay: it did not work, nothing was charged. */
export const paymentFailed: OrderMail = (about) => unpaid(about, orderWords().mails.failed)

/** To the shopper whose money took too long: the order is closed, and what if it comes after all. */
export const paymentOverdue: OrderMail = (about) => unpaid(about, orderWords().mails.overdue)

function unpaid(
  { shop, order }: Parameters<OrderMail>[0],
  words: { subject: (order: string) => string; title: string; text: (order: string) => string },
): ReturnType<OrderMail> {
  const { see, seeShop } = orderWords().mails
  const { title } = words
  const text = words.text(order.number)
  const [line] = order.lines
  const link = shop.origin + (line ? paths.product(line.handle, line.variantId) : paths.home())
  return {
    subject: words.subject(order.number),
    html: String(
      <MailLayout shop={shop} title={title}>
        <MailText text={text} />
        <MailButton href={link}>{line ? see(line.title) : seeShop}</MailButton>
      </MailLayout>,
    ),
    text: letter(shop, title, text, link),
  }
}
