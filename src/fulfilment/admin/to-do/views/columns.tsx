import { Day } from '../../../../admin/parts/day.tsx'
import type { Column } from '../../../../admin/parts/table.tsx'
import { paths } from '../../../../paths.ts'
import { type CalendarDate, wallClock } from '../../../../platform/calendar-date.ts'
import type { Seconds } from '../../../../platform/clock.ts'
import type { Shop } from '../../../../platform/config.ts'
import { formatMoney } from '../../../../platform/money.ts'
import { toDoWords } from '../words.ts'

/** What the lists of the page are rendered with. */
export type Setting = {
  shop: Shop
  today: CalendarDate
  /** The customer of an order; null: the name cannot be opened. */
  nameOf: (row: { id: string }) => string | null
}

/** Columns that several lists have. */
export function columnsOf({ shop, today, nameOf }: Setting) {
  const { columns, nobody } = toDoWords()
  const days = { today, locale: shop.locale }
  return {
    /** `to`: where a row leads to, by default its order. */
    order: <Row extends { number: string }>(to?: (row: Row) => string): Column<Row> => ({
      title: columns.order,
      kind: 'main',
      cell: (row) => <a href={to?.(row) ?? paths.deskOrder(row.number)}>{row.number}</a>,
    }),
    whom: <Row extends { id: string }>(): Column<Row> => ({
      title: columns.whom,
      cell: (row) => nameOf(row) ?? nobody,
    }),
    what: <Row extends { titles: string }>(): Column<Row> => ({
      title: columns.what,
      cell: ({ titles }) => titles,
    }),
    since: <Row extends { at: Seconds }>(): Column<Row> => ({
      title: columns.since,
      cell: ({ at }) => <Day {...days} day={wallClock(at, shop.time_zone).date} />,
    }),
    amount: <Row extends { amount: number; currency: string }>(): Column<Row> => ({
      title: columns.amount,
      kind: 'number',
      cell: ({ amount, currency }) => formatMoney(amount, currency, shop.locale),
    }),
  }
}
