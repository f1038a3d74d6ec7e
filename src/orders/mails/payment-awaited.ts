import { orderWords } from '../words.ts'
import { orderLetter } from './order-letter.tsx'
import type { OrderMail } from './order-mail.ts'

/** To the shopper whose money takes days: we have the order, keep the pieces and wait. */
export const paymentAwaited: OrderMail = (about) =>
  orderLetter(about, orderWords().mails.awaited, false)
