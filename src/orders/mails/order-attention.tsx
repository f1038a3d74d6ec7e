import { MailLayout } from '../../mail/mail-layout.tsx'
import { formatMoney } from '../../platform/money.ts'
import type { Attention } from '../rules.ts'
import type { OrderMail } from './order-mail.ts'
import { letter } from './order-text.ts'

/** To the owner: an order needs a decision. */
export const orderAttention: OrderMail = ({ shop, order }) => {
  const title = `Order ${order.number} needs you`
  const money = (amount: number) => formatMoney(amount, order.currency, shop.locale)
  const reasons: Record<Attention, string> = {
    'amount-differs': `${money(order.paid)} was paid, but the order is ${money(order.total)}. It is not to be sent before you have decided.`,
    disputed:
      'The shopper disputes the payment. Answer the dispute in the payment provider’s dashboard.',
    'refund-failed': 'A refund did not go through. Make it in the payment provider’s dashboard.',
  }
  const text = reasons[order.attention ?? 'disputed']
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
