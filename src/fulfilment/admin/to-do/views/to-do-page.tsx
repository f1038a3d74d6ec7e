import type { Child } from 'hono/jsx'
import { Card } from '../../../../admin/parts/card.tsx'
import { Day } from '../../../../admin/parts/day.tsx'
import { Empty } from '../../../../admin/parts/empty.tsx'
import { PageTitle } from '../../../../admin/parts/page-title.tsx'
import { type Column, Table } from '../../../../admin/parts/table.tsx'
import { variantTitle } from '../../../../catalog/variant-words.ts'
import { attentionText, reasonsToDecide } from '../../../../orders/attention-text.ts'
import { paths } from '../../../../paths.ts'
import { type CalendarDate, wallClock } from '../../../../platform/calendar-date.ts'
import type { Shop } from '../../../../platform/config.ts'
import type { OrderFilter } from '../../orders/rules.ts'
import type { OrderToDo, ToDo } from '../queries.ts'
import { lists } from '../rules.ts'
import { toDoWords } from '../words.ts'

type Props = {
  shop: Shop
  today: CalendarDate
  toDo: ToDo
  /** Where the payment provider shows a payment. */
  dashboard: (paymentRef: string) => string
}

/** Renders what waits for somebody, the most pressing first; or that nothing does. */
export const ToDoPage = ({ shop, today, toDo, dashboard }: Props) => {
  const words = toDoWords()
  const { decisions, make, send, overdue, waiting, mails, last } = toDo
  const work = [decisions, make, send, overdue, waiting, mails]
  const days = { today, locale: shop.locale }
  const number = numberColumn<{ number: string }>()
  const what: Column<OrderToDo> = { title: words.columns.what, cell: ({ titles }) => titles }
  const ready: Column<OrderToDo> = {
    title: words.columns.ready,
    cell: ({ readyBy }) => <Day {...days} day={readyBy} late={readyBy < today} />,
  }
  const arrival: Column<OrderToDo> = {
    title: words.columns.arrival,
    cell: ({ deliverBy }) => <Day {...days} day={deliverBy} />,
  }
  return (
    <>
      <PageTitle title={words.title} />
      {work.every(({ rows }) => rows.length === 0) && (
        <div class="empty">
          <Empty text={words.done} step={{ href: paths.deskOrders(), title: words.toOrders }} />
        </div>
      )}
      <List
        id="decisions"
        title={words.decisions}
        all={allOf(lists.decisions, decisions.count)}
        rows={decisions.rows}
        columns={[number, ...decisionColumns(shop, dashboard)]}
      />
      <List
        id="make"
        title={words.make}
        all={allOf(lists.make, make.count)}
        rows={make.rows}
        columns={[number, what, ready]}
      />
      <List
        id="send"
        title={words.send}
        all={allOf(lists.send, send.count)}
        rows={send.rows}
        columns={[number, what, ready]}
      />
      <List
        id="waiting"
        title={words.waiting}
        all={waiting.counts.map(({ waitsFor, count }) => ({
          href: paths.deskOrders({ waits: waitsFor ?? undefined }),
          title: words.waitsCount(words.waits[waitsFor ?? 'other'], count),
        }))}
        rows={waiting.rows}
        columns={[number, ...waitingColumns(shop, today)]}
      />
      <List
        id="overdue"
        title={words.overdue}
        all={allOf(lists.overdue, overdue.count)}
        rows={overdue.rows}
        columns={[number, what, arrival]}
      />
      <List
        id="mails"
        title={words.mails}
        all={[]}
        count={mails.count}
        rows={mails.rows}
        columns={[number, ...mailColumns(shop, today)]}
      />
      {last.count > 0 && <LastInStock {...last} />}
    </>
  )
}

const allOf = (filter: OrderFilter, count: number) => [
  { href: paths.deskOrders(filter), title: toDoWords().all(count) },
]

/** Renders a list with its title, unless it is empty. */
function List<Row>(props: {
  id: string
  title: string
  /** Links to all of it. */
  all: { href: string; title: string }[]
  count?: number
  rows: Row[]
  columns: Column<Row>[]
}) {
  const { id, title, all, count, rows, columns } = props
  if (rows.length === 0) return null
  const aside: Child = (
    <p>
      {count}
      {all.map((link, at) => (
        <>
          {at > 0 && ' · '}
          <a href={link.href}>{link.title}</a>
        </>
      ))}
    </p>
  )
  return (
    <Card id={id} title={title} aside={aside}>
      <Table caption={title} rows={rows} columns={columns} empty={null} />
    </Card>
  )
}

const numberColumn = <Row extends { number: string }>(): Column<Row> => ({
  title: toDoWords().columns.order,
  kind: 'main',
  cell: ({ number }) => <a href={paths.deskOrder(number)}>{number}</a>,
})

function decisionColumns(shop: Shop, dashboard: Props['dashboard']): Column<OrderToDo>[] {
  const words = toDoWords()
  return [
    {
      title: words.columns.why,
      cell: (order) =>
        reasonsToDecide(order)
          .map((why) => attentionText(order, why, shop))
          .join(' '),
    },
    {
      title: words.payment,
      cell: ({ paymentRef }) =>
        paymentRef && (
          <a href={dashboard(paymentRef)} rel="noopener" target="_blank">
            {words.atProvider}
          </a>
        ),
    },
  ]
}

function waitingColumns(
  shop: Shop,
  today: CalendarDate,
): Column<ToDo['waiting']['rows'][number]>[] {
  const words = toDoWords()
  return [
    { title: words.columns.what, cell: ({ title }) => title },
    {
      title: words.columns.waits,
      cell: ({ waitsFor, wanted }) => {
        const what = words.waits[waitsFor ?? 'other']
        return wanted ? words.waitsWith(what, wanted) : what
      },
    },
    {
      title: words.columns.ready,
      cell: ({ due }) => <Day {...{ today, locale: shop.locale }} day={due} late={due < today} />,
    },
  ]
}

function mailColumns(shop: Shop, today: CalendarDate): Column<ToDo['mails']['rows'][number]>[] {
  const words = toDoWords()
  return [
    {
      title: words.columns.mail,
      cell: ({ state }) => words.mail[state === 'dead' ? 'dead' : 'unclear'],
    },
    {
      title: words.columns.since,
      cell: ({ createdAt }) => (
        <Day day={wallClock(createdAt, shop.time_zone).date} today={today} locale={shop.locale} />
      ),
    },
  ]
}

/** Closed at first: it is good to know, and nothing that must be done. */
const LastInStock = ({ rows, count }: ToDo['last']) => {
  const words = toDoWords()
  return (
    <details class="panel">
      <summary>{words.last(count)}</summary>
      <Table
        caption={words.last(count)}
        rows={rows}
        empty={null}
        columns={[
          {
            title: words.columns.variant,
            kind: 'main',
            cell: ({ handle, variantId, title, options, optionValues }) => (
              <a href={paths.product(handle, variantId)}>
                {[title, variantTitle(options, optionValues)].filter(Boolean).join(', ')}
              </a>
            ),
          },
          { title: words.columns.sku, cell: ({ sku }) => sku },
        ]}
      />
    </details>
  )
}
