import { UnitList } from '../../../orders/parts/unit-list.tsx'
import type { Order } from '../../../orders/read-order.ts'
import { paths } from '../../../paths.ts'
import type { Shop } from '../../../platform/config.ts'
import { formatMoment } from '../../../platform/format-date.ts'
import { countUnits, type Return } from '../read-returns.ts'
import { returnWords } from '../words.ts'
import { Slip } from './slip.tsx'

/** Renders one return for its shopper: how it stands, and the slip while it is to be sent. */
export const ReturnPage = (props: { shop: Shop; order: Order; given: Return }) => {
  const { shop, order, given } = props
  const words = returnWords()
  const isOpen = given.state === 'asked' || given.state === 'agreed'
  const came = given.pieces.some(({ receivedAt }) => receivedAt !== null)
  return (
    <section class="order">
      <p class="no-print">
        <a href={paths.order(order.number)}>{words.back(order.number)}</a>
      </p>
      <h1 class="no-print">{words.one.title}</h1>
      <p class="notice notice-good no-print" role="status">
        <strong>{words.one.states[given.state]}</strong>{' '}
        {words.one.receivedAt(formatMoment(given.askedAt, shop.locale, shop.time_zone))}
      </p>
      {given.answer && (
        <section class="no-print">
          <h2>{words.one.answer}</h2>
          <p class="gift-message">{given.answer}</p>
        </section>
      )}
      {given.state === 'agreed' ? (
        <Slip shop={shop} order={order} given={given} />
      ) : (
        <UnitList order={order} units={countUnits(order, given.pieces)} />
      )}
      {isOpen && (
        <form method="post" action={paths.orderReturnWithdraw(order.number, given.id)}>
          <button class="button-quiet" type="submit">
            {came ? words.one.keepRest : words.one.keep}
          </button>
        </form>
      )}
    </section>
  )
}
