import { dateLines } from '../../orders/date-lines.ts'
import { orderLineWords } from '../../orders/line-words.ts'
import { fulfilmentWords } from '../words.ts'
import type { FulfilmentMail } from './fulfilment-mail.ts'
import { shortLetter } from './short-letter.tsx'

/** To the shopper: what is made to order is being made. */
export const workBegun: FulfilmentMail = (about) => {
  const { begun } = fulfilmentWords().mails
  const made = about.order.lines.filter(({ madeToOrder }) => madeToOrder)
  const lines = made.map((line) => {
    const { quantity, name } = orderLineWords(line)
    return `${quantity} × ${name}`
  })
  return shortLetter(about, begun, [
    begun.opening(about.order.number),
    lines.join('\n'),
    dateLines(about.shop, about.order).join('\n'),
  ])
}
