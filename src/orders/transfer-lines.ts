import type { Shop } from '../platform/config.ts'
import { formatMoney } from '../platform/money.ts'
import { keptUntil } from './kept-until.ts'
import type { OrderRow } from './queries.ts'
import { orderWords } from './words.ts'

/** How an order is paid by bank transfer, as lines: amount, account, reference, until when. */
export function transferLines(
  shop: Shop,
  order: Pick<OrderRow, 'number' | 'total' | 'currency' | 'awaitUntil'>,
): string[] {
  const { holder = '', number = '', bic } = shop.bank_account ?? {}
  const say = orderWords().transfer
  return [
    say.amount(formatMoney(order.total, order.currency, shop.locale, true)),
    ...(number ? [say.holder(holder), say.number(number)] : []),
    ...(bic ? [say.bic(bic)] : []),
    say.reference(order.number),
    keptUntil(shop, order),
  ].filter(Boolean)
}
