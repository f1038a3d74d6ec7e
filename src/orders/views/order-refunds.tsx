import type { Shop } from '../../platform/config.ts'
import { formatMoment } from '../../platform/format-date.ts'
import { formatMoney } from '../../platform/money.ts'
import type { Order } from '../read-order.ts'
import { moneyCurrency } from '../rules.ts'
import { orderWords } from '../words.ts'

/** Renders the money that went back to the shopper, each time it did, and what is on its way. */
export const OrderRefunds = ({ shop, order }: { shop: Shop; order: Order }) => {
  const { refundClaimed, refunded } = order
  if (refundClaimed === 0 && refunded === 0) return null
  const words = orderWords().order.refunds
  const money = (amount: number) => formatMoney(amount, moneyCurrency(order), shop.locale)
  const sent = sentBack(order)
  const onItsWay = refundClaimed - refunded
  return (
    <section id="refunds">
      <h2>{words.title}</h2>
      <ul>
        {sent.map(({ amount, at }) => (
          <li>{words.sent(money(amount), formatMoment(at, shop.locale, shop.time_zone))}</li>
        ))}
        {onItsWay > 0 && <li>{words.onItsWay(money(onItsWay))}</li>}
      </ul>
      <p>
        {sent.length + Math.sign(onItsWay) > 1 ? `${words.inAll(money(refundClaimed))} ` : ''}
        <span class="quiet">{words.wait}</span>
      </p>
    </section>
  )
}

/** What was sent and did not come back, oldest first. */
function sentBack({ events }: Order): { amount: number; at: number }[] {
  const failed = new Set(
    events.filter(({ kind }) => kind === 'refund-failed').map(({ id }) => id.split(':')[1]),
  )
  return events.flatMap(({ id, kind, amount, at }) =>
    kind === 'refunded' && amount !== null && !failed.has(id.split(':')[1]) ? [{ amount, at }] : [],
  )
}
