import type { Child } from 'hono/jsx'
import { Day } from '../../../../admin/parts/day.tsx'
import { Status } from '../../../../admin/parts/status.tsx'
import { Table } from '../../../../admin/parts/table.tsx'
import { paths } from '../../../../paths.ts'
import { type CalendarDate, wallClock } from '../../../../platform/calendar-date.ts'
import type { Shop } from '../../../../platform/config.ts'
import { countryName } from '../../../../platform/country-name.ts'
import { lettersOf } from '../../../../platform/letters.ts'
import { formatMoney } from '../../../../platform/money.ts'
import { changeWords } from '../../changes/words.ts'
import { AnswerBy } from '../../disputes/views/answer-by.tsx'
import type { Named } from '../open-names.ts'
import type { OrderListRow } from '../queries.ts'
import { isLate, standingOf } from '../rules.ts'
import { toneOf } from '../tones.ts'
import { orderListWords } from '../words.ts'

export type ListedOrder = Named<OrderListRow>

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
              <a class="unbroken" href={paths.deskOrder(number)}>
                {number}
              </a>
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
          title: words.columns.what,
          cell: ({ titles }) => shortened(titles),
        },
        {
          title: words.columns.stands,
          cell: (order) => <Stands {...{ order, shop, today }} />,
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

const Stands = (props: { order: ListedOrder; shop: Shop; today: CalendarDate }) => {
  const { order } = props
  const words = orderListWords()
  const standing = standingOf(order)
  return (
    <>
      <Status tone={toneOf(standing)} text={{ ...words.stage, ...words.standing }[standing]} />
      {order.needsDecision && (
        <>
          {' '}
          {order.disputeDue === null ? (
            <Status tone="bad" text={words.decide} />
          ) : (
            <AnswerBy due={order.disputeDue} today={props.today} shop={props.shop} />
          )}
        </>
      )}
    </>
  )
}

/** Letters of what was ordered that a row has room for. */
const MOST_LETTERS = 70

function shortened(titles: string): string {
  const letters = lettersOf(titles)
  return letters.length <= MOST_LETTERS
    ? titles
    : `${letters
        .slice(0, MOST_LETTERS - 1)
        .join('')
        .trimEnd()}…`
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
