import { DateRange, DateText } from '../../delivery/parts/promised-dates.tsx'
import { deliveryWords } from '../../delivery/words.ts'
import type { ShopperStage } from '../progress.ts'
import type { Order } from '../read-order.ts'
import { reliableDates } from '../rules.ts'
import { orderWords } from '../words.ts'

/**
 * Renders when an order leaves and comes, and what was promised where that has changed; nothing
 * where nothing is promised, or everything has arrived.
 */
export const OrderDates = ({
  order,
  stage,
  locale,
}: {
  order: Order
  stage: ShopperStage | undefined
  locale: string
}) => {
  if (stage === 'delivered' || stage === 'returned') return null
  const reliable = reliableDates(order)
  if (order.state !== 'processing' && !reliable) return null
  const { dates, promised } = reliable ?? {}
  const say = deliveryWords().dates
  return (
    <>
      <h2>{stage === 'partly-sent' ? orderWords().progress.restComes : say.whenItComes}</h2>
      {dates && order.deliveryMethod === 'collected' ? (
        <p>{say.collectFrom(<DateText date={dates.readyBy} locale={locale} withYear />)}</p>
      ) : dates ? (
        <dl class="order-facts">
          {stage !== 'sent' && (
            <>
              <dt>{say.leaves}</dt>
              <dd>
                <DateText date={dates.readyBy} locale={locale} withYear />
              </dd>
              {promised && (
                <dd class="quiet">
                  {say.promised(<DateText date={promised.readyBy} locale={locale} withYear />)}
                </dd>
              )}
            </>
          )}
          <dt>{say.arrives}</dt>
          <dd>
            <DateRange dates={dates} locale={locale} withYear />
          </dd>
          {promised && (
            <dd class="quiet">
              {say.promised(<DateRange dates={promised} locale={locale} withYear />)}
            </dd>
          )}
        </dl>
      ) : (
        <p>{say.afterPayment}</p>
      )}
    </>
  )
}
