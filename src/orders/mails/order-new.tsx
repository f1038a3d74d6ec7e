import { deliveryWords } from '../../delivery/words.ts'
import { MailLayout } from '../../mail/mail-layout.tsx'
import { orderWords } from '../words.ts'
import type { OrderMail } from './order-mail.ts'
import { OrderTable } from './order-table.tsx'
import { letter, orderText } from './order-text.ts'

/** To the owner: a paid order waits to be fulfilled. */
export const orderNew: OrderMail = ({ shop, order }) => {
  const title = orderWords().ownerMails.newOrder(order.number)
  const who = `${order.contact.name}, ${order.email}, ${order.contact.phone}`
  const { giftMessage, giftWrap } = order.contact
  const gift = [
    ...(giftWrap ? [orderWords().gift.toWrap] : []),
    ...(giftMessage ? [`${orderWords().gift.cardSays}: ${giftMessage}`] : []),
  ]
  const how = orderWords().ownerMails.delivery(deliveryWords().methods[order.deliveryMethod])
  return {
    subject: `${title}: ${order.lines.map((line) => line.title).join(', ')}`,
    html: String(
      <MailLayout shop={shop} title={title}>
        <p>{who}</p>
        <p>{how}</p>
        {gift.map((text) => (
          <p style="white-space:pre-line">{text}</p>
        ))}
        <OrderTable shop={shop} order={order} />
      </MailLayout>,
    ),
    text: letter(shop, title, who, how, ...gift, orderText(shop, order)),
  }
}
