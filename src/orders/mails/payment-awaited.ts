import { orderLetter } from './order-letter.tsx'
import type { OrderMail } from './order-mail.ts'

/** To the shopper whose money takes days: we have the order, keep the pieces and wait. */
export const paymentAwaited: OrderMail = (about) =>
  orderLetter(about, {
    subject: `Your order ${about.order.number}: we wait for the money`,
    title: 'We have your order and wait for the money',
    opening: `Your payment for order ${about.order.number} is under way. The pieces are kept for you, and we write as soon as the money is here.`,
  })
