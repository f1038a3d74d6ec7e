import { orderWords } from '../words.ts'
import { orderLetter } from './order-letter.tsx'
import type { OrderMail } from './order-mail.ts'

/** To the shopper: the order is paid, this is what was bought. */
export const orderConfirmed: OrderMail = (about) =>
  orderLetter(about, orderWords().mails.confirmed, true)
