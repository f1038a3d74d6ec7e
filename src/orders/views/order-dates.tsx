import { DateRange, DateText } from '../../delivery/parts/promised-dates.tsx'
import { deliveryWords } from '../../delivery/words.ts'
import type { Order } from '../read-order.ts'
import { reliableDates } from '../rules.ts'

/**
 * Renders when an order leaves and comes, as it was promised; nothing where nothing is promised.
 */
export const OrderDates = ({ order, locale }: { order: Order; locale: string }) => {
  const dates = reliableDates(order)
  if (order.state !== 'processing' && !dates) return null
  return (
    <>
      <h2>{deliveryWords().dates.whenItComes}</h2>
      {dates ? (
        <dl class="order-facts">
          <dt>{deliveryWords().dates.leaves}</dt>
          <dd>
            <DateText date={dates.readyBy} locale={locale} withYear />
          </dd>
          <dt>{deliveryWords().dates.arrives}</dt>
          <dd>
            <DateRange dates={dates} locale={locale} withYear />
          </dd>
        </dl>
      ) : (
        <p>{deliveryWords().dates.afterPayment}</p>
      )}
    </>
  )
}
