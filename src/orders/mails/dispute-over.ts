import { formatMoney } from '../../platform/money.ts'
import { moneyCurrency } from '../rules.ts'
import { orderWords } from '../words.ts'
import { noteToOwner } from './order-attention.tsx'
import type { OrderMail } from './order-mail.ts'

/** To the owner: a dispute has ended. `detail`: how, and the amount, `won:90490`. */
export const disputeOver: OrderMail = (written) => {
  const { shop, order, detail } = written
  const { disputeOver, disputeEnd } = orderWords().ownerMails
  const [end = '', amount = ''] = detail.split(':')
  const currency = moneyCurrency(order)
  const text = disputeEnd[end as keyof typeof disputeEnd](
    formatMoney(Number(amount), currency, shop.locale),
  )
  return noteToOwner(written, disputeOver(order.number), text)
}
