import type { Shop } from '../../../../platform/config.ts'
import { formatMoney, type Minor } from '../../../../platform/money.ts'
import type { Parts } from '../rules.ts'
import { refundWords } from '../words.ts'

/** What a refund is made up of, as facts: its lines, the delivery's part, and what is besides. */
export function partsOf(
  { lines: parts, delivery, amount, currency }: Parts & { currency: string },
  lines: { id: string; title: string }[],
  shop: Shop,
) {
  const words = refundWords().page
  const money = (sum: Minor) => formatMoney(sum, currency, shop.locale, true)
  const besides = parts.reduce((left, part) => left - part.amount, amount - delivery)
  return [
    ...parts.map((part) => ({
      title: words.lines,
      value: words.line(
        part.units,
        lines.find(({ id }) => id === part.lineId)?.title ?? '',
        money(part.amount),
      ),
    })),
    delivery > 0 && { title: words.delivery, value: money(delivery) },
    besides > 0 && besides < amount && { title: words.besides, value: money(besides) },
  ]
}
