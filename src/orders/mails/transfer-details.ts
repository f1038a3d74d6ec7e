import { transferLines } from '../transfer-lines.ts'
import { orderWords } from '../words.ts'
import { orderLetter } from './order-letter.tsx'
import type { OrderMail } from './order-mail.ts'

/** To the customer who pays an order that staff placed by bank transfer: how much, and where to. */
export const transferDetails: OrderMail = (about) => {
  const { transfer } = orderWords().mails.toPay
  const opening = (order: string) =>
    [transfer.opening(order), ...transferLines(about.shop, about.order)].join('\n')
  return orderLetter(about, { ...transfer, opening }, false)
}
