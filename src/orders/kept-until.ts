import { wallClock } from '../platform/calendar-date.ts'
import type { Shop } from '../platform/config.ts'
import { formatDate } from '../platform/format-date.ts'
import type { OrderRow } from './queries.ts'
import { orderWords } from './words.ts'

/** Until when the units of an order are kept whose money is on its way, as a sentence. */
export function keptUntil(shop: Shop, { awaitUntil }: Pick<OrderRow, 'awaitUntil'>): string {
  const { date } = wallClock(awaitUntil ?? 0, shop.time_zone)
  return awaitUntil ? orderWords().order.keptUntil(formatDate(date, shop.locale, true)) : ''
}
