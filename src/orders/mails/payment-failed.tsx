import { MailButton, MailLayout } from '../../mail/mail-layout.tsx'
import { paths } from '../../paths.ts'
import type { OrderMail } from './order-mail.ts'
import { letter } from './order-text.ts'

/** To the shopper who tried to pay: it did not work, nothing was charged. */
export const paymentFailed: OrderMail = ({ shop, order }) => {
  const title = 'Your payment did not go through'
  const text = `Nothing was charged for order ${order.number}, and it is closed. The pieces are back in the shop. If you still want them, please order again.`
  const [line] = order.lines
  const piece = shop.origin + (line ? paths.product(line.handle, line.variantId) : paths.home())
  return {
    subject: `Order ${order.number}: the payment did not go through`,
    html: String(
      <MailLayout shop={shop} title={title}>
        <p>{text}</p>
        <MailButton href={piece}>See {line?.title ?? 'the shop'}</MailButton>
      </MailLayout>,
    ),
    text: letter(shop, title, text, piece),
  }
}
