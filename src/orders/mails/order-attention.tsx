import { MailButton, MailLayout, MailText } from '../../mail/mail-layout.tsx'
import { formatMoney } from '../../platform/money.ts'
import type { Attention } from '../rules.ts'
import { orderWords } from '../words.ts'
import type { OrderMail } from './order-mail.ts'
import { letter } from './order-text.ts'

/** To the owner: an order needs a decision. */
export const orderAttention: OrderMail = ({ shop, order, link, detail }) => {
  const say = orderWords().ownerMails
  const title = say.needsYou(order.number)
  const total = formatMoney(order.total, order.currency, shop.locale)
  const paid = formatMoney(order.paid, order.paidCurrency ?? order.currency, shop.locale)
  const { because } = say
  const reasons: Record<Attention, string> = {
    'amount-differs': because.amountDiffers(paid, total),
    'payment-unknown': because.paymentUnknown,
    'payment-overdue': because.paymentOverdue,
    disputed: because.disputed,
    'refund-failed': because.refundFailed,
  }
  const text = reasons[detail as Attention]
  const amounts = say.amounts(total, paid)
  const answer = say.answer(order.contact.name)
  return {
    subject: title,
    replyTo: order.email,
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
