import { ActForm } from '../../../../admin/parts/act-form.tsx'
import { Card } from '../../../../admin/parts/card.tsx'
import { Status, type Tone } from '../../../../admin/parts/status.tsx'
import { changedLineWords } from '../../../../orders/changes/change-words.ts'
import type { OrderChange } from '../../../../orders/changes/changed-line.ts'
import type { ChangeState } from '../../../../orders/rules.ts'
import { paths } from '../../../../paths.ts'
import type { Shop } from '../../../../platform/config.ts'
import { formatOwnMoment } from '../../../../platform/format-date.ts'
import { formatMoney } from '../../../../platform/money.ts'
import { changeWords } from '../../changes/words.ts'
import type { DeskOrder } from '../read-order.ts'

type Props = { shop: Shop; desk: DeskOrder; mayChange: boolean }

const tones: Record<ChangeState, Tone> = { waiting: 'due', applied: 'good', dropped: 'quiet' }

/** Renders what was changed of an order, the newest first: what it was, what it is, who pays. */
export const ChangesCard = (props: Props) => {
  const { changes } = props.desk.order
  if (changes.length === 0) return null
  return (
    <Card id="changes" title={changeWords().card.title}>
      {changes.toReversed().map((change) => (
        <Change {...props} change={change} />
      ))}
    </Card>
  )
}

const Change = ({ shop, desk, mayChange, change }: Props & { change: OrderChange }) => {
  const { card } = changeWords()
  const { order, nameOf, payments } = desk
  const { id, units, before, after, difference, state, at, appliedAt, staffId } = change
  const becomes = changedLineWords(after, units)
  const amount = formatMoney(Math.abs(difference), order.currency, shop.locale)
  const payment = payments.find((each) => each.id === change.paymentOrder)
  return (
    <div class="change">
      <p>
        <Status tone={tones[state]} text={card.states[state]} />{' '}
        <span class="quiet">
          {card.by(formatOwnMoment(appliedAt ?? at, shop), nameOf(staffId) ?? '')}
        </span>
      </p>
      <p class="quiet">{card.was(changedLineWords(before, units))}</p>
      <p>{state === 'applied' ? card.is(becomes) : card.willBe(becomes)}</p>
      {difference !== 0 && (
        <p>
          {difference > 0 ? card.more(amount) : card.less(amount)}
          {payment && (
            <>
              {' · '}
              <a href={paths.deskOrder(payment.number)}>
                {card.order} {payment.number}
              </a>
            </>
          )}
        </p>
      )}
      {state === 'waiting' && payment && (
        <p class="quiet">{card.until(formatOwnMoment(payment.holdUntil, shop))}</p>
      )}
      {state === 'waiting' && mayChange && (
        <ActForm action={paths.deskOrderChangeDrop(order.number, id)}>
          <button class="button-quiet" type="submit">
            {card.drop}
          </button>
        </ActForm>
      )}
    </div>
  )
}
