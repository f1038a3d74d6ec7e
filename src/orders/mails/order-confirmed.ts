import { orderLetter } from './order-letter.tsx'
import type { OrderMail } from './order-mail.ts'

/** To the shopper: the order is paid, this is what was bought. */
export const orderConfirmed: OrderMail = (about) =>
  orderLetter(about, {
    subject: `Your order ${about.order.number}`,
    title: 'Thank you for your order',
    opening: `Your payment has arrived, and order ${about.order.number} is ours to prepare.`,
  })
