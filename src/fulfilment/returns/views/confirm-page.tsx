import { UnitList } from '../../../orders/parts/unit-list.tsx'
import type { Order } from '../../../orders/read-order.ts'
import { paths } from '../../../paths.ts'
import type { ReturnReason } from '../../rules.ts'
import { unitsField } from '../forms.ts'
import type { Returnable } from '../read-returnable.ts'
import { countUnits } from '../read-returns.ts'
import { returnWords } from '../words.ts'

/**
 * Renders the second step: the statement as it will be received, and the one button that sends it.
 *
 * @param body the first step as it was sent, to be changed
 */
export const ConfirmPage = (props: {
  order: Order
  body: Record<string, string>
  id: string
  chosen: Returnable['pieces']
  reason: ReturnReason
  note: string
  becomes: 'agreed' | 'asked'
}) => {
  const { order, body, id, chosen, reason, note, becomes } = props
  const words = returnWords()
  const { confirm } = words
  const isWithdrawal = becomes === 'agreed'
  const units = countUnits(
    order,
    chosen.map(({ line }) => ({ lineId: line.id })),
  )
  const action = paths.orderReturn(order.number)
  return (
    <section class="narrow">
      <h1>{isWithdrawal ? confirm.titleWithdraw : confirm.titleAsk}</h1>
      <p>{isWithdrawal ? confirm.leadWithdraw : confirm.leadAsk}</p>
      <UnitList order={order} units={units} />
      <dl class="order-facts">
        <dt>{confirm.order}</dt>
        <dd>{order.number}</dd>
        <dt>{confirm.name}</dt>
        <dd>{order.contact.name}</dd>
        <dt>{confirm.receipt}</dt>
        <dd>{order.email}</dd>
        <dt>{confirm.reason}</dt>
        <dd>{words.reasons[reason]}</dd>
        {note && (
          <>
            <dt>{confirm.note}</dt>
            <dd class="gift-message">{note}</dd>
          </>
        )}
      </dl>
      <p>{confirm.next[becomes]}</p>
      <form method="post" action={action}>
        <Hidden values={{ id, reason, note, pieces: chosen.map((piece) => piece.id).join() }} />
        <button class="button" type="submit" name="step" value="confirm">
          {isWithdrawal ? confirm.withdraw : confirm.ask}
        </button>
      </form>
      <form method="post" action={action} class="return-change">
        <Hidden
          values={{
            ...{ reason, note },
            ...Object.fromEntries(
              units.map(({ lineId }) => [unitsField(lineId), body[unitsField(lineId)] ?? '']),
            ),
          }}
        />
        <button class="button-quiet" type="submit" name="step" value="change">
          {confirm.change}
        </button>
      </form>
    </section>
  )
}

const Hidden = ({ values }: { values: Record<string, string> }) => (
  <>
    {Object.entries(values).map(([name, value]) => (
      <input type="hidden" name={name} value={value} />
    ))}
  </>
)
