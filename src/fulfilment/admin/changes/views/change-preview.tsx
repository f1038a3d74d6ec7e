import { Card } from '../../../../admin/parts/card.tsx'
import { Facts } from '../../../../admin/parts/facts.tsx'
import { Tick } from '../../../../admin/parts/tick.tsx'
import { EngravingDrawing } from '../../../../engraving/parts/engraving-drawing.tsx'
import type { Mail } from '../../../../mail/rules.ts'
import { changedLineWords } from '../../../../orders/changes/change-words.ts'
import type { Order } from '../../../../orders/read-order.ts'
import { handWay } from '../../../../orders/rules.ts'
import { paths } from '../../../../paths.ts'
import type { CalendarDate } from '../../../../platform/calendar-date.ts'
import type { Shop } from '../../../../platform/config.ts'
import { formatDate } from '../../../../platform/format-date.ts'
import { formatMoney } from '../../../../platform/money.ts'
import type { Plan } from '../../../changes/plan-change.ts'
import { MailText } from '../../order/views/mail-text.tsx'
import { changeWords } from '../words.ts'

/** What a choice leads to. */
export type Previewed = {
  plan: Plan
  /** The mail `order-changed` as it would be; null: there is no address. */
  mail: Mail | null
  /** The new engraving as it is cut. */
  drawing: Parameters<typeof EngravingDrawing>[0] | null
  /** When the new piece can be ready, where that is later than was promised. */
  late: { ready: CalendarDate; promised: CalendarDate } | null
  mayRefund: boolean
}

/** Renders what a change leads to, and the button that makes it. */
export const ChangePreview = (props: { shop: Shop; order: Order; previewed: Previewed }) => {
  const { shop, order, previewed } = props
  const { plan, mail, drawing, late, mayRefund } = previewed
  const words = changeWords()
  const { before, after, units, difference } = plan
  const money = (amount: number) => formatMoney(amount, order.currency, shop.locale)
  const save = difference > 0 ? words.saveAndAsk : difference < 0 ? words.saveAndRefund : words.save
  return (
    <Card id="preview" title={words.preview}>
      <Facts
        facts={[
          { title: words.was, value: changedLineWords(before, units) },
          { title: words.becomes, value: <strong>{changedLineWords(after, units)}</strong> },
          {
            title: words.price,
            value: <PriceText order={order} difference={difference} money={money} />,
          },
        ]}
      />
      {drawing && (
        <figure class="cut">
          <EngravingDrawing {...drawing} />
        </figure>
      )}
      {late && (
        <p class="notice">
          {words.lateHint(
            formatDate(late.ready, shop.locale, true),
            formatDate(late.promised, shop.locale, true),
          )}{' '}
          <a href={paths.deskOrderDate(order.number, late.ready)}>{words.moveDate}</a>
        </p>
      )}
      <input type="hidden" name="difference" value={String(difference)} />
      {difference < 0 && !mayRefund ? (
        <p class="error">{words.refused['may-not-refund']}</p>
      ) : (
        <>
          {difference > 0 && mail && <p class="quiet">{words.paidFirst}</p>}
          {difference <= 0 && mail && (
            <>
              <Tick name="tell" label={words.tell} checked />
              <MailText mail={mail} />
            </>
          )}
          <button class="button" type="submit" name="step" value="save">
            {save}
          </button>
        </>
      )}
    </Card>
  )
}

const PriceText = (props: {
  order: Order
  difference: number
  money: (amount: number) => string
}) => {
  const { order, difference, money } = props
  const words = changeWords()
  if (difference === 0) return <>{words.same}</>
  if (difference > 0) return <>{words.dearer(money(difference))}</>
  return <>{words.cheaper(money(-difference), handWay(order.provider) ?? 'provider')}</>
}
