import { canBeReturned } from '../../catalog/rules/returns.ts'
import { catalogWords } from '../../catalog/words.ts'
import { engravingWords } from '../../engraving/words.ts'
import type { Shop } from '../../platform/config.ts'
import { formatMoney, type Minor } from '../../platform/money.ts'
import { uiWords } from '../../ui/words.ts'
import { addressLines } from '../addresses/rules.ts'
import type { Order } from '../read-order.ts'
import { orderWords } from '../words.ts'
import { dateLines } from './date-lines.ts'

/** The order as plain text: lines, amounts, dates and address. */
export function orderText(shop: Shop, order: Order): string {
  const money = (amount: Minor) => formatMoney(amount, order.currency, shop.locale, true)
  const dates = dateLines(shop, order)
  const told = uiWords().sums
  const lines = order.lines.flatMap((line) => [
    `${line.quantity} x ${[line.title, line.variantTitle].filter(Boolean).join(', ')}: ${money(line.unitPrice * line.quantity)}`,
    ...(line.sku ? [`    ${line.sku}`] : []),
    ...(line.engraving ? [`    ${engravingWords().line(line.engraving)}`] : []),
    ...(canBeReturned({ ...line, engraved: line.engraving !== null })
      ? []
      : [`    ${catalogWords().returns.not}`]),
    ...(line.madeToOrder ? [`    ${catalogWords().availability.of['made-to-order']}`] : []),
  ])
  return [
    ...lines,
    told.line(told.delivery, money(order.delivery)),
    told.line(told.total, money(order.total)),
    ...(order.taxRate > 0
      ? [told.line(told.ofWhichTax(order.taxRate / 100), money(order.tax))]
      : []),
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
