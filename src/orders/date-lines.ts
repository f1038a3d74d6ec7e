import type { PromisedDates } from '../delivery/rules/promised-dates.ts'
import { deliveryWords } from '../delivery/words.ts'
import type { Shop } from '../platform/config.ts'
import { formatDate, formatDates } from '../platform/format-date.ts'
import type { Order } from './read-order.ts'
import { reliableDates } from './rules.ts'

/**
 * When an order leaves and comes, as lines of a mail, and what was promised where that has changed;
 * none where nothing is promised.
 */
export function dateLines({ locale }: Shop, order: Order): string[] {
  const say = deliveryWords().dates
  if (order.state === 'processing') return [say.afterPayment]
  const reliable = reliableDates(order)
  if (!reliable) return []
  const day = ({ readyBy }: PromisedDates) => formatDate(readyBy, locale, true)
  const days = ({ deliverFrom, deliverBy }: PromisedDates) =>
    formatDates(deliverFrom, deliverBy, locale, true)
      .map(({ text }) => text)
      .join('')
  const { dates, promised } = reliable
  if (order.deliveryMethod === 'collected') return [say.collectFrom(day(dates)).join('')]
  return [
    say.readyBy(day(dates)).join(''),
    say.withYou(days(dates)).join(''),
    ...(promised ? [say.promisedBoth(day(promised), days(promised))] : []),
  ]
}
