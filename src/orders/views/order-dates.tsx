import { words } from '../../ui/messages.ts'
import { DateRange, DateText } from '../../ui/promised-dates.tsx'
import type { Order } from '../read-order.ts'
import { datesToTell } from '../rules.ts'

/** Renders when an order leaves and comes, as it was promised; nothing where nothing is promised. */
export const OrderDates = ({ order, locale }: { order: Order; locale: string }) => {
  const dates = datesToTell(order)
  if (order.state !== 'processing' && !dates) return null
  return (
    <>
      <h2>{words.dates.whenItComes}</h2>
      {dates ? (
        <dl class="order-facts">
          <dt>{words.dates.leaves}</dt>
          <dd>
            <DateText date={dates.readyBy} locale={locale} withYear />
          </dd>
          <dt>{words.dates.arrives}</dt>
          <dd>
            <DateRange dates={dates} locale={locale} withYear />
          </dd>
        </dl>
      ) : (
        <p>{words.dates.afterPayment}</p>
      )}
    </>
  )
}
