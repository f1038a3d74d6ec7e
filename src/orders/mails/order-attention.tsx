import { MailLayout } from '../../mail/mail-layout.tsx'
import { formatMoney } from '../../platform/money.ts'
import type { Attention } from '../rules.ts'
import type { OrderMail } from './order-mail.ts'
import { letter } from './order-text.ts'

/** To the owner: an order needs a decision. */
export const orderAttention: OrderMail = ({ shop, order, detail }) => {
  const title = `Order ${order.number} needs you`
  const total = formatMoney(order.total, order.currency, shop.locale)
  const paid = formatMoney(order.paid, order.paidCurrency ?? order.currency, shop.locale)
  const reasons: Record<Attention, string> = {
    'amount-differs': `${paid} was paid, but the order is ${total}. It is not to be sent before you have decided.`,
    'payment-unknown':
      'The payment provider does not know its payment page any more, so nobody can say whether it was paid. Was the provider’s account changed? The pieces are back in the shop.',
    disputed:
      'The shopper disputes the payment. Answer the dispute in the payment provider’s dashboard.',
    'refund-failed':
      'A refund did not go through, or came back from the shopper’s bank. Make it in the payment provider’s dashboard, or ask the shopper for another account.',
  }
  const text = reasons[detail as Attention]
  return {
    subject: title,
    html: String(
      <MailLayout shop={shop} title={title}>
        <p>{text}</p>
      </MailLayout>,
    ),
    text: letter(shop, title, text),
  }
}
