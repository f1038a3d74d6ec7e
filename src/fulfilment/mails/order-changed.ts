import { changedLineWords } from '../../orders/changes/change-words.ts'
import { dateLines } from '../../orders/date-lines.ts'
import { formatMoney } from '../../platform/money.ts'
import { fulfilmentWords } from '../words.ts'
import type { FulfilmentMail } from './fulfilment-mail.ts'
import { shortLetter } from './short-letter.tsx'

/**
 * To the customer: what was changed of their order, and what becomes of the difference. `detail`: the
 * id of the change.
 */
export const orderChanged: FulfilmentMail = (about) => {
  const { shop, order, detail } = about
  const { changed } = fulfilmentWords().mails
  const change = order.changes.find(({ id }) => id === detail)
  if (!change) return shortLetter(about, changed, [changed.opening(order.number)])
  const { before, after, units, difference } = change
  const amount = formatMoney(Math.abs(difference), order.currency, shop.locale)
  return shortLetter(about, changed, [
    changed.opening(order.number),
    [changed.was(changedLineWords(before, units)), changed.is(changedLineWords(after, units))].join(
      '\n',
    ),
    difference > 0 ? changed.paid(amount) : difference < 0 ? changed.back(amount) : changed.same,
    dateLines(shop, order).join('\n'),
    changed.answer,
  ])
}
