import type { Shop } from '../../platform/config.ts'
import { formatMoment } from '../../platform/format-date.ts'
import { formatMoney } from '../../platform/money.ts'
import { changedLineWords } from '../changes/change-words.ts'
import type { OrderChange } from '../changes/changed-line.ts'
import type { Order } from '../read-order.ts'
import { orderWords } from '../words.ts'

type Props = { shop: Shop; order: Order }

/** Renders what was changed since the order was placed, or is to be once it is paid for. */
export const OrderChanges = ({ shop, order }: Props) =>
  order.changes.length === 0 ? null : (
    <>
      <h2>{orderWords().changes.title}</h2>
      <ul class="timeline">
        {order.changes.map((change) => (
          <Change shop={shop} order={order} change={change} />
        ))}
      </ul>
    </>
  )

const Change = ({ shop, order, change }: Props & { change: OrderChange }) => {
  const words = orderWords().changes
  const { before, after, units, difference, state, at, appliedAt } = change
  const amount = formatMoney(Math.abs(difference), order.currency, shop.locale)
  const becomes = changedLineWords(after, units)
  const moment = appliedAt ?? at
  return (
    <li>
      <time datetime={new Date(moment * 1000).toISOString()}>
        {formatMoment(moment, shop.locale, shop.time_zone)}
      </time>{' '}
      {words.states[state]}
      <br />
      <span class="quiet">{words.was(changedLineWords(before, units))}</span>
      <br />
      {state === 'applied' ? words.is(becomes) : words.willBe(becomes)}
      {difference !== 0 && (
        <>
          <br />
          {difference > 0 ? words.more(amount) : words.less(amount)}
        </>
      )}
    </li>
  )
}
