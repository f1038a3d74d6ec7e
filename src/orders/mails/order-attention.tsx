import { MailLayout } from '../../mail/mail-layout.tsx'
import { formatMoney } from '../../platform/money.ts'
import type { Attention } from '../rules.ts'
import { orderWords } from '../words.ts'
import type { OrderMail } from './order-mail.ts'
import { letter } from './order-text.ts'

/** To the owner: an order needs a decision. */
export const orderAttention: OrderMail = ({ shop, order, detail }) => {
  const title = orderWords().ownerMails.needsYou(order.number)
  const total = formatMoney(order.total, order.currency, shop.locale)
  const paid = formatMoney(order.paid, order.paidCurrency ?? order.currency, shop.locale)
  const { because } = orderWords().ownerMails
  const reasons: Record<Attention, string> = {
    'amount-differs': because.amountDiffers(paid, total),
    'payment-unknown': because.paymentUnknown,
    disputed: because.disputed,
    'refund-failed': because.refundFailed,
  }
  return noteToOwner(shop, title, reasons[detail as Attention])
}

/** A mail of one paragraph. */
export const noteToOwner = (
  shop: Parameters<OrderMail>[0]['shop'],
  title: string,
  text: string,
): ReturnType<OrderMail> => ({
  subject: title,
  html: String(
    <MailLayout shop={shop} title={title}>
      <p>{text}</p>
    </MailLayout>,
  ),
  text: letter(shop, title, text),
})
