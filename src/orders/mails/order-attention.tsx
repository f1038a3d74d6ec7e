import { letter } from '../../mail/letter.ts'
import { MailButton, MailLayout, MailText } from '../../mail/mail-layout.tsx'
import { formatMoney } from '../../platform/money.ts'
import { attentionText } from '../attention-text.ts'
import { type Attention, moneyCurrency } from '../rules.ts'
import { orderWords } from '../words.ts'
import type { OrderMail } from './order-mail.ts'

type Written = Parameters<OrderMail>[0]

/** To the owner: an order needs a decision. */
export const orderAttention: OrderMail = (written) => {
  const { needsYou } = orderWords().ownerMails
  const title = needsYou(written.order.number)
  const { shop, order, detail } = written
  return noteToOwner(written, title, attentionText(order, detail as Attention, shop))
}

/** What the owner is to know of an order, with its amounts and the way to it and to the shopper. */
export function noteToOwner(written: Written, title: string, text: string): ReturnType<OrderMail> {
  const { shop, order, link } = written
  const say = orderWords().ownerMails
  const { total, paid, refunded } = amountsOf(written)
  const amounts = say.amounts(total, paid, refunded)
  const { name } = order.contact
  const answer = order.email ? say.answer(name) : say.noAnswer(name)
  return {
    subject: title,
    ...(order.email && { replyTo: order.email }),
    html: String(
      <MailLayout shop={shop} title={title}>
        <MailText text={text} />
        <MailText text={amounts} />
        <MailButton href={link}>{say.seeOrder}</MailButton>
        <MailText text={answer} />
      </MailLayout>,
    ),
    text: letter(shop, title, text, amounts, say.seeOrderAt(link), answer),
  }
}

function amountsOf({ shop, order }: Written) {
  const currency = moneyCurrency(order)
  return {
    total: formatMoney(order.total, order.currency, shop.locale),
    paid: formatMoney(order.paid, currency, shop.locale),
    refunded: order.refunded > 0 ? formatMoney(order.refunded, currency, shop.locale) : null,
  }
}
