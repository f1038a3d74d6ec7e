import { paths } from '../../paths.ts'
import type { Shop } from '../../platform/config.ts'
import { formatMoment } from '../../platform/format-date.ts'
import { UnitList } from '../parts/unit-list.tsx'
import type { Progress } from '../progress.ts'
import type { Order } from '../read-order.ts'
import { orderWords } from '../words.ts'

/** Renders what is being given back of an order, and the way to give something back. */
export const OrderReturns = (props: { shop: Shop; order: Order; progress: Progress }) => {
  const { shop, order, progress } = props
  const { givenBack, giveBack } = progress
  const words = orderWords().returns
  if (givenBack.length === 0 && !giveBack) return null
  return (
    <>
      <h2 id="returns">{words.title}</h2>
      {givenBack.map(({ id, state, contents, askedAt }) => (
        <section class="parcel">
          <p>
            <strong>{words.states[state]}</strong>{' '}
            <span class="quiet">{formatMoment(askedAt, shop.locale, shop.time_zone)}</span>
          </p>
          <UnitList order={order} units={contents} />
          <p>
            <a href={paths.orderReturnSlip(order.number, id)}>
              {state === 'agreed' ? words.slip : words.see}
            </a>
          </p>
        </section>
      ))}
      {giveBack && (
        <>
          <p class="quiet">{giveBack === 'withdraw' ? words.mayWithdraw : words.mayAsk}</p>
          <p>
            <a class="button button-quiet" href={paths.orderReturn(order.number)}>
              {giveBack === 'withdraw' ? words.withdraw : words.ask}
            </a>
          </p>
        </>
      )}
    </>
  )
}
