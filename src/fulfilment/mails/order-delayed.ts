import { delayedDates } from '../../delivery/rules/promised-dates.ts'
import { dateLines } from '../../orders/date-lines.ts'
import { formatDate } from '../../platform/format-date.ts'
import { delayRight } from '../delay-rules.ts'
import { fulfilmentWords } from '../words.ts'
import type { FulfilmentMail } from './fulfilment-mail.ts'
import { shortLetter } from './short-letter.tsx'

/**
 * To the shopper: an order comes later than promised, with the new dates and what the law lets them
 * do. `detail`: the new day by which it is ready; the promised one, when that holds again.
 */
export const orderDelayed: FulfilmentMail = (about) => {
  const { shop, order, detail } = about
  const { delayed, kept } = fulfilmentWords().mails
  const holds = detail === order.readyBy
  const dates = delayedDates(shop, order, detail)
  const told = dateLines(shop, {
    ...order,
    newReadyBy: holds ? null : dates.readyBy,
    newDeliverFrom: holds ? null : dates.deliverFrom,
    newDeliverBy: holds ? null : dates.deliverBy,
  }).join('\n')
  if (holds) return shortLetter(about, kept, [kept.opening(order.number), told])
  const right = delayRight(order.country)
  const promised = formatDate(order.deliverBy, shop.locale, true)
  return shortLetter(about, delayed, [
    delayed.opening(order.number),
    told,
    ...(right ? [delayed.rights[right](promised)] : []),
    delayed.answer,
  ])
}
