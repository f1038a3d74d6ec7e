import { formatMoment } from '../../platform/format-date.ts'
import { orderWords } from '../words.ts'
import { orderLetter } from './order-letter.tsx'
import type { OrderMail } from './order-mail.ts'

/**
 * To the customer for whom staff placed an order, or changed one that got dearer: what it costs, until
 * when it can be paid for, and where.
 */
export const paymentLink: OrderMail = (about) => {
  const { shop, order } = about
  const { link } = orderWords().mails.toPay
  const words = link[order.origin === 'change' ? 'change' : 'order']
  const until = formatMoment(order.holdUntil, shop.locale, shop.time_zone)
  const opening = (number: string) => words.opening(number, until)
  return orderLetter(about, { ...words, opening, see: link.see, seeAt: link.seeAt }, false)
}
