import { mayDo, type Role } from '../../../../admin/rules.ts'
import { attentionText, reasonsToDecide } from '../../../../orders/attention-text.ts'
import { paths } from '../../../../paths.ts'
import { AnswerBy } from '../../disputes/views/answer-by.tsx'
import type { ToDo } from '../queries.ts'
import { lists } from '../rules.ts'
import { toDoWords } from '../words.ts'
import { columnsOf, type Setting } from './columns.tsx'
import { List } from './list.tsx'

type Props = Setting & {
  role: Role
  toDo: ToDo
  /** Where the payment provider shows a payment. */
  dashboard: (order: { provider: string; paymentRef: string | null }) => string | null
}

type RefundRow = ToDo['refunds']['rows'][number]
type ReturnRow = ToDo['asked']['rows'][number]

/** Renders what is to be decided about money: disputes, payments, refunds, returns. */
export const MoneyLists = (props: Props) => {
  const { shop, today, role, toDo, dashboard } = props
  const words = toDoWords()
  const { order, whom, what, since, amount } = columnsOf(props)
  // The page of a refund is for those who may refund.
  const toRefund = ({ number, refund }: RefundRow) =>
    mayDo(role, 'refund') ? paths.deskRefund(refund) : `${paths.deskOrder(number)}#payment`
  const toReturn = (row: ReturnRow) => paths.deskReturn(row.return)
  return (
    <>
      <List
        id="disputes"
        title={words.disputes}
        {...toDo.disputes}
        all={paths.deskOrders({ money: 'disputed' })}
        columns={[
          order(({ number }) => paths.deskOrderDispute(number)),
          ...[whom(), what()],
          {
            title: words.columns.why,
            cell: ({ due }) =>
              due === null ? words.isDecided : <AnswerBy {...{ due, today, shop }} />,
          },
        ]}
      />
      <List
        id="decisions"
        title={words.decisions}
        {...toDo.decisions}
        all={paths.deskOrders(lists.decisions)}
        columns={[
          ...[order(), whom()],
          {
            title: words.columns.why,
            cell: (row) =>
              reasonsToDecide(row)
                .map((why) => attentionText(row, why, shop))
                .join(' '),
          },
          {
            title: words.payment,
            cell: (row) => {
              const at = dashboard(row)
              return (
                at && (
                  <a href={at} rel="noopener" target="_blank">
                    {words.atProvider}
                  </a>
                )
              )
            },
          },
        ]}
      />
      <List
        id="refunds"
        title={words.refunds}
        {...toDo.refunds}
        columns={[
          ...[order(toRefund), whom()],
          {
            title: words.columns.state,
            cell: ({ state }) => words.refundStates[state === 'failed' ? 'failed' : 'waiting'],
          },
          ...[since(), amount()],
        ]}
      />
      <List
        id="to-assign"
        title={words.toAssign}
        {...toDo.toAssign}
        columns={[
          ...[order(toRefund), whom()],
          { title: words.columns.why, cell: () => words.assign },
          ...[since(), amount()],
        ]}
      />
      <List
        id="returns-asked"
        title={words.asked}
        {...toDo.asked}
        all={paths.deskReturns()}
        columns={[order(toReturn), whom(), what(), since()]}
      />
      <List
        id="returns-came"
        title={words.toRefund}
        {...toDo.toRefund}
        all={paths.deskReturns()}
        columns={[order(toReturn), whom(), what(), since()]}
      />
    </>
  )
}
