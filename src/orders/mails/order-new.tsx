import { letter } from '../../mail/letter.ts'
import { MailButton, MailLayout, MailText } from '../../mail/mail-layout.tsx'
import { formatMoney } from '../../platform/money.ts'
import { orderWords } from '../words.ts'
import type { OrderMail } from './order-mail.ts'
import { giftLines } from './order-parts.ts'
import { OrderTable } from './order-table.tsx'
import { orderText } from './order-text.ts'

/** To the owner: a paid order waits to be fulfilled. */
export const orderNew: OrderMail = ({ shop, order, link }) => {
  const say = orderWords().ownerMails
  const title = say.newOrder(order.number)
  const amount = formatMoney(order.total, order.currency, shop.locale)
  const titles = order.lines.map((line) => line.title).join(', ')
  const { name, phone } = order.contact
  const who = [name, order.email, phone].filter(Boolean).join(', ')
  const answer = order.email ? say.answer(name) : say.noAnswer(name)
  const { toWrap: wrapped, toHidePrices: plain } = orderWords().gift
  const shown = { typed: true, gift: giftLines(order, { wrapped, plain }) }
  return {
    subject: say.newOrderSubject(order.number, amount, titles),
    ...(order.email && { replyTo: order.email }),
    html: String(
      <MailLayout shop={shop} title={title}>
        <MailText text={who} />
        <OrderTable shop={shop} order={order} shown={shown} />
        <MailButton href={link}>{say.seeOrder}</MailButton>
        <MailText text={answer} />
      </MailLayout>,
    ),
    text: letter(shop, title, who, orderText(shop, order, shown), say.seeOrderAt(link), answer),
  }
}
