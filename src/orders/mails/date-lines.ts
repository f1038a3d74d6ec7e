import { deliveryWords } from '../../delivery/words.ts'
import type { Shop } from '../../platform/config.ts'
import { formatDate, formatDates } from '../../platform/format-date.ts'
import type { Order } from '../read-order.ts'
import { reliableDates } from '../rules.ts'

/** When an order leaves and comes, as lines of a mail; none where nothing is promised. */
export function dateLines({ locale }: Shop, order: Order): string[] {
  if (order.state === 'processing') return [deliveryWords().dates.afterPayment]
  const dates = reliableDates(order)
  if (!dates) return []
  const range = formatDates(dates.deliverFrom, dates.deliverBy, locale, true)
  return [
    deliveryWords()
      .dates.readyBy(formatDate(dates.readyBy, locale, true))
      .join(''),
    deliveryWords()
      .dates.withYou(range.map(({ text }) => text).join(''))
      .join(''),
  ]
}
