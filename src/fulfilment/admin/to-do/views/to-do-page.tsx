import { Day } from '../../../../admin/parts/day.tsx'
import { Empty } from '../../../../admin/parts/empty.tsx'
import { PageTitle } from '../../../../admin/parts/page-title.tsx'
import type { Column } from '../../../../admin/parts/table.tsx'
import { mayDo, type Role } from '../../../../admin/rules.ts'
import { paths } from '../../../../paths.ts'
import { wallClock } from '../../../../platform/calendar-date.ts'
import { faultText, nameOfStranded } from '../../undelivered/say-mail.ts'
import type { OrderToDo, ToDo } from '../queries.ts'
import { lists } from '../rules.ts'
import { toDoWords } from '../words.ts'
import { columnsOf, type Setting } from './columns.tsx'
import { LastInStock } from './last-in-stock.tsx'
import { List } from './list.tsx'
import { MoneyLists } from './money-lists.tsx'

type Props = Setting & {
  role: Role
  toDo: ToDo
  /** Where the payment provider shows a payment. */
  dashboard: (order: { provider: string; paymentRef: string | null }) => string | null
}

/** Renders what waits for somebody: money that needs a decision first, then work; or that nothing does. */
export const ToDoPage = (props: Props) => {
  const { shop, today, role, toDo } = props
  const words = toDoWords()
  const { make, send, transfers, changes, overdue, waiting, mails, last } = toDo
  const days = { today, locale: shop.locale }
  const { order, whom, what, since, amount } = columnsOf(props)
  const ready: Column<{ readyBy: string }> = {
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
      <Overview toDo={toDo} />
      <MoneyLists {...props} />
      <List
        id="services"
        title={words.services}
        {...toDo.services}
        all={mayDo(role, 'change-orders') ? paths.deskServices() : undefined}
        columns={[
          order(({ service, number }: ToDo['services']['rows'][number]) =>
            mayDo(role, 'change-orders')
              ? paths.deskService(service)
              : `${paths.deskOrder(number)}#services`,
          ),
          ...[whom(), what(), since()],
        ]}
      />
      <List
        id="make"
        title={words.make}
        {...make}
        all={paths.deskOrders(lists.make)}
        columns={[order(), whom(), what(), ready]}
      />
      <List
        id="send"
        title={words.send}
        {...send}
        all={paths.deskOrders(lists.send)}
        columns={[order(), whom(), what(), ready]}
      />
      <List
        id="transfers"
        title={words.transfers}
        {...transfers}
        columns={[order(), whom(), what(), since(), amount()]}
      />
      <List
        id="changes"
        title={words.changes}
        {...changes}
        columns={[order(), whom(), since(), amount()]}
      />
      <List
        id="waiting"
        title={words.waiting}
        rows={waiting.rows}
        count={waitingCount(toDo)}
        parts={waiting.counts.map(({ waitsFor, count }) => ({
          href: paths.deskOrders({ waits: waitsFor ?? undefined }),
          title: words.waitsCount(words.waits[waitsFor ?? 'other'], count),
        }))}
        columns={[
          ...[order(), whom()],
          { title: words.columns.what, cell: ({ title }) => title },
          {
            title: words.columns.waits,
            cell: ({ waitsFor, wanted }) => {
              const forWhat = words.waits[waitsFor ?? 'other']
              return wanted ? words.waitsWith(forWhat, wanted) : forWhat
            },
          },
          {
            title: words.columns.ready,
            cell: ({ due }) => <Day {...days} day={due} late={due < today} />,
          },
        ]}
      />
      <List
        id="overdue"
        title={words.overdue}
        {...overdue}
        all={paths.deskOrders(lists.overdue)}
        columns={[order(), whom(), what(), arrival]}
      />
      <List
        id="mails"
        title={words.mails}
        {...mails}
        all={mayDo(role, 'change-orders') ? paths.deskMails() : undefined}
        columns={[
          {
            title: words.columns.order,
            kind: 'main',
            cell: ({ number }) =>
              number ? <a href={paths.deskOrder(number)}>{number}</a> : words.nobody,
          },
          { title: words.columns.mail, cell: nameOfStranded },
          { title: words.columns.why, cell: faultText },
          {
            title: words.columns.since,
            cell: ({ createdAt }) => (
              <Day {...days} day={wallClock(createdAt, shop.time_zone).date} />
            ),
          },
        ]}
      />
      {last.count > 0 && <LastInStock {...last} />}
    </>
  )
}

const waitingCount = ({ waiting }: ToDo) =>
  waiting.counts.reduce((sum, { count }) => sum + count, 0)

/** Renders how much there is of what, with links to it; that all is done, where there is nothing. */
const Overview = ({ toDo }: { toDo: ToDo }) => {
  const words = toDoWords()
  const { disputes, decisions, refunds, toAssign, asked, toRefund, ...work } = toDo
  const counts: [id: string, title: string, count: number][] = [
    ['disputes', words.disputes, disputes.count],
    ['decisions', words.decisions, decisions.count],
    ['refunds', words.refunds, refunds.count],
    ['to-assign', words.toAssign, toAssign.count],
    ['returns-asked', words.asked, asked.count],
    ['returns-came', words.toRefund, toRefund.count],
    ['services', words.services, work.services.count],
    ['make', words.make, work.make.count],
    ['send', words.send, work.send.count],
    ['transfers', words.transfers, work.transfers.count],
    ['changes', words.changes, work.changes.count],
    ['waiting', words.waiting, waitingCount(toDo)],
    ['overdue', words.overdue, work.overdue.count],
    ['mails', words.mails, work.mails.count],
  ]
  const there = counts.filter(([, , count]) => count > 0)
  if (there.length === 0)
    return (
      <div class="empty">
        <Empty text={words.done} step={{ href: paths.deskOrders(), title: words.toOrders }} />
      </div>
    )
  return (
    <nav aria-label={words.lists}>
      <ul class="chips to-do">
        {there.map(([id, title, count]) => (
          <li>
            <a href={`#${id}`}>
              {title} <strong>{count}</strong>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
