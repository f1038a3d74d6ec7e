import { MailButton, MailLayout, MailText } from '../../mail/mail-layout.tsx'
import { paths } from '../../paths.ts'
import { orderWords } from '../words.ts'
import type { OrderMail } from './order-mail.ts'
import { letter } from './order-text.ts'

/** To the shopper who tried to pay: it did not work, nothing was charged. */
export const paymentFailed: OrderMail = ({ shop, order }) => {
  const { subject, title, see, seeShop, ...words } = orderWords().mails.failed
  const text = words.text(order.number)
  const [line] = order.lines
  const link = shop.origin + (line ? paths.product(line.handle, line.variantId) : paths.home())
  return {
    subject: subject(order.number),
    html: String(
      <MailLayout shop={shop} title={title}>
        <MailText text={text} />
        <MailButton href={link}>{line ? see(line.title) : seeShop}</MailButton>
      </MailLayout>,
    ),
    text: letter(shop, title, text, link),
  }
}
