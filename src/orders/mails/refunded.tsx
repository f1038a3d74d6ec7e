import { letter } from '../../mail/letter.ts'
import { MailLayout, MailText } from '../../mail/mail-layout.tsx'
import { formatMoney, type Minor } from '../../platform/money.ts'
import { type HandWay, moneyCurrency } from '../rules.ts'
import { orderWords } from '../words.ts'
import type { OrderMail } from './order-mail.ts'

/** What `detail` says in JSON. `amount`: of this refund; `total`: of all until then. */
type Detail = {
  amount: Minor
  total: Minor
  way: 'provider' | HandWay
  /** What staff wrote to the shopper. */
  note?: string
}

/** To the shopper: money is on its way back, part of it or all. */
export const refunded: OrderMail = ({ shop, order, detail }) => {
  const { amount, total, way, note }: Detail = JSON.parse(detail)
  const money = (sum: Minor) => formatMoney(sum, moneyCurrency(order), shop.locale)
  const { subject, title, part, whole, inAll, ways } = orderWords().mails.refunded
  const isWhole = amount === order.paid
  const said = [
    (isWhole ? whole : part)(order.number, money(amount)),
    ...(total > amount ? [inAll(money(total))] : []),
    ways[way],
  ].join(' ')
  return {
    subject: subject(order.number),
    html: String(
      <MailLayout shop={shop} title={title[way]}>
        <MailText text={said} />
        {note && <MailText text={note} />}
      </MailLayout>,
    ),
    text: letter(shop, title[way], said, ...(note ? [note] : [])),
  }
}
