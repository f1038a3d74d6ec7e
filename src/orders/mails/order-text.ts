import type { Shop } from '../../platform/config.ts'
import { formatMoney, type Minor } from '../../platform/money.ts'
import { uiWords } from '../../ui/words.ts'
import { orderLineWords } from '../line-words.ts'
import type { Order } from '../read-order.ts'
import { chargedRows } from './charged-rows.ts'
import { orderParts, type Shown } from './order-parts.ts'

/** The order as plain text: lines, amounts, delivery, and whatever `shown` allows. */
export function orderText(shop: Shop, order: Order, shown: Shown): string {
  const money = (amount: Minor) => formatMoney(amount, order.currency, shop.locale, true)
  const row = (name: string, amount: Minor) => uiWords().sums.line(name, money(amount))
  const lines = order.lines.flatMap((line) => {
    const said = orderLineWords(line)
    const engraving = shown.typed && said.engraving
    const below = [line.sku, engraving, said.notReturned, said.madeToOrder].filter(Boolean)
    return [
      row(`${said.quantity} × ${said.name}`, said.price),
      ...below.map((text) => `    ${text}`),
    ]
  })
  const sums = chargedRows(order).map(({ name, amount }) => row(name, amount))
  const parts = [[...lines, ...sums], ...orderParts(shop, order, shown)]
  return parts.map((part) => part.join('\n')).join('\n\n')
}
