import { keptUntil } from '../kept-until.ts'
import { orderWords } from '../words.ts'
import { orderLetter } from './order-letter.tsx'
import type { OrderMail } from './order-mail.ts'

/** To the shopper whose money takes days: we have the order, keep the pieces and wait. */
export const paymentAwaited: OrderMail = (about) => {
  const { awaited } = orderWords().mails
  const opening = (order: string) =>
    `${awaited.opening(order)} ${keptUntil(about.shop, about.order)}`.trim()
  return orderLetter(about, { ...awaited, opening }, false)
}
