import type { Shop } from '../../platform/config.ts'
import { formatMoney, type Minor } from '../../platform/money.ts'
import { uiWords } from '../../ui/words.ts'
import { addressLines } from '../addresses/rules.ts'
import { orderLineWords } from '../line-words.ts'
import type { Order } from '../read-order.ts'
import { orderWords } from '../words.ts'
import { chargedRows } from './charged-rows.ts'
import { dateLines } from './date-lines.ts'

/** The order as plain text: lines, amounts, dates and address. */
export function orderText(shop: Shop, order: Order): string {
  const money = (amount: Minor) => formatMoney(amount, order.currency, shop.locale, true)
  const dates = dateLines(shop, order)
  const row = (name: string, amount: Minor) => uiWords().sums.line(name, money(amount))
  const lines = order.lines.flatMap((line) => {
    const shown = orderLineWords(line)
    const below = [line.sku, shown.engraving, shown.notReturned, shown.madeToOrder].filter(Boolean)
    return [
      row(`${shown.quantity} × ${shown.name}`, shown.price),
      ...below.map((text) => `    ${text}`),
    ]
  })
  return [
    ...lines,
    ...chargedRows(order).map(({ name, amount }) => row(name, amount)),
    '',
    ...(dates.length > 0 ? [...dates, ''] : []),
    orderWords().mails.goesTo,
    ...addressLines(order.contact.address, shop.locale),
    ...(order.contact.billing
      ? ['', orderWords().mails.billedTo, ...addressLines(order.contact.billing, shop.locale)]
      : []),
  ].join('\n')
}

/** Joins the parts of a text mail and signs it with the shop's name and address. */
export const letter = (shop: Shop, ...parts: string[]): string =>
  [...parts, `-- \n${shop.legal_name}\n${shop.address}\n${shop.phone}`].join('\n\n')
