import type { Child } from 'hono/jsx'
import { Day } from '../../../../admin/parts/day.tsx'
import { Status, type Tone } from '../../../../admin/parts/status.tsx'
import { Table } from '../../../../admin/parts/table.tsx'
import { paths } from '../../../../paths.ts'
import { type CalendarDate, wallClock } from '../../../../platform/calendar-date.ts'
import type { Shop } from '../../../../platform/config.ts'
import { countryName } from '../../../../platform/country-name.ts'
import { formatMoney } from '../../../../platform/money.ts'
import { changeWords } from '../../changes/words.ts'
import type { OrderListRow } from '../queries.ts'
import { isLate, type Standing, standingOf } from '../rules.ts'
import { orderListWords } from '../words.ts'

/** An order of the list, with the name of whom it goes to; null: it cannot be opened. */
export type ListedOrder = Omit<OrderListRow, 'contact'> & { name: string | null }

type Props = { shop: Shop; today: CalendarDate; rows: ListedOrder[]; empty: Child }

/** Renders orders as rows: what, when, for whom, and where each stands. */
export const OrderTable = ({ shop, today, rows, empty }: Props) => {
  const words = orderListWords()
  const days = { today, locale: shop.locale }
  return (
    <Table
      caption={words.title}
      rows={rows}
      empty={empty}
      columns={[
        {
          title: words.columns.number,
          kind: 'main',
          cell: ({ number, changes }) => (
            <>
              <a href={paths.deskOrder(number)}>{number}</a>
              {changes && (
                <>
                  <br />
                  <a class="quiet" href={paths.deskOrder(changes)}>
                    {changeWords().difference(changes)}
                  </a>
                </>
              )}
            </>
          ),
        },
        {
          title: words.columns.when,
          cell: ({ placedAt }) => <Day {...days} day={wallClock(placedAt, shop.time_zone).date} />,
        },
        {
          title: words.columns.whom,
          cell: ({ name, country, gift }) => (
            <>
              {name ?? <span class="quiet">{words.lostName}</span>}
              {country !== shop.country && `, ${countryName(country, shop.locale)}`}
              {gift && ` · ${words.gift}`}
            </>
          ),
        },
        {
          title: words.columns.stands,
          cell: (order) => <Stands order={order} />,
        },
        {
          title: words.columns.promised,
          cell: (order) => <Promised order={order} {...days} />,
        },
        {
          title: words.columns.parcels,
          cell: ({ parcels, parcelsSent }) =>
            parcels > 0 ? words.parcels(parcels, parcelsSent) : null,
        },
        {
          title: words.columns.total,
          kind: 'number',
          cell: ({ total, currency }) => formatMoney(total, currency, shop.locale),
        },
      ]}
    />
  )
}

const Stands = ({ order }: { order: ListedOrder }) => {
  const words = orderListWords()
  const standing = standingOf(order)
  return (
    <>
      <Status tone={tones[standing]} text={{ ...words.stage, ...words.standing }[standing]} />
      {order.needsDecision && (
        <>
          {' '}
          <Status tone="bad" text={words.decide} />
        </>
      )}
    </>
  )
}

const tones: Record<Standing, Tone> = {
  ...{ pending: 'quiet', processing: 'going', review: 'bad', released: 'quiet' },
  ...{ refunding: 'going', refunded: 'quiet', paid: 'due', returned: 'quiet', cancelled: 'quiet' },
  ...{ 'to-make': 'due', 'on-the-bench': 'going', 'at-the-assay-office': 'going', ready: 'due' },
  ...{ sent: 'going', delivered: 'good' },
}

/** The day that counts next: that of sending, then that of arrival. Nothing of what is over. */
const Promised = (props: { order: ListedOrder; today: CalendarDate; locale: string }) => {
  const { order, ...days } = props
  const words = orderListWords()
  if (order.state !== 'paid') return null
  if (order.stage === 'sent')
    return (
      <>
        {words.arrivesBy} <Day {...days} day={order.deliverBy} within />
      </>
    )
  if (order.stage === 'delivered' || order.stage === 'returned') return null
  return <Day {...days} day={order.readyBy} late={isLate(order, days.today)} />
}
