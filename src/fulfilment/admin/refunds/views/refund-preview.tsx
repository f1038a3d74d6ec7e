import { ActForm } from '../../../../admin/parts/act-form.tsx'
import { Card } from '../../../../admin/parts/card.tsx'
import { Facts } from '../../../../admin/parts/facts.tsx'
import type { Mail } from '../../../../mail/rules.ts'
import { moneyCurrency } from '../../../../orders/rules.ts'
import { paths } from '../../../../paths.ts'
import type { Shop } from '../../../../platform/config.ts'
import { formatMoney } from '../../../../platform/money.ts'
import type { PieceRow } from '../../../piece-queries.ts'
import { contentsOf } from '../../order/history.ts'
import type { DeskOrder } from '../../order/read-order.ts'
import { MailText } from '../../order/views/mail-text.tsx'
import { orderPageWords } from '../../order/words.ts'
import type { Wanted } from '../forms.ts'
import { isWhole, seenText } from '../refund-plan.ts'
import { leftOfOrder } from '../rules.ts'
import { refundWords } from '../words.ts'
import { partsOf } from './parts.ts'
import { RefundHead } from './refund-head.tsx'

type Props = {
  shop: Shop
  desk: DeskOrder
  wanted: Wanted
  cancelled: PieceRow[]
  /** What the provider kept; null: not known. */
  fee: { amount: number; currency: string } | null
  /** The mail that the customer gets; null: none. */
  mail: Mail | null
  /** The form as it was filled in, with every amount written out. */
  fields: Record<string, string>
  refused: string | undefined
}

/** Renders what is sent back and what follows from it, before anything is done. */
export const RefundPreview = (props: Props) => {
  const { shop, desk, wanted, mail, refused } = props
  const { order } = desk
  const words = refundWords()
  const say = words.form.preview
  const currency = moneyCurrency(order)
  const amount = formatMoney(wanted.amount, currency, shop.locale)
  // Every form has its own; the button says what to do.
  const { act, do: _, seen, ...fields } = props.fields
  return (
    <>
      <RefundHead number={order.number} refused={refused} />
      <Card id="preview" title={say.title}>
        <p class="refund-sentence">
          <strong>{sentenceOf(props)}</strong>
        </p>
        {isWhole(desk, wanted) && props.cancelled.length > 0 && <p>{say.isWhole}</p>}
        <Facts
          facts={[
            ...partsOf({ ...wanted, currency }, desk.lines, shop),
            { title: words.page.reason, value: words.reasons[wanted.reason] },
            wanted.reference !== '' && { title: words.page.reference, value: wanted.reference },
          ]}
        />
        {mail ? (
          <>
            <p>{say.mail}</p>
            <MailText mail={mail} />
          </>
        ) : (
          <p>{say.noMail}</p>
        )}
        <p class="hint">{say.stock}</p>
        <ActForm action={paths.deskOrderRefund(order.number)} unsaved>
          {Object.entries(fields).map(([name, value]) => (
            <input type="hidden" name={name} value={value} />
          ))}
          <input type="hidden" name="seen" value={seenText(wanted, props.cancelled)} />
          <div class="acts">
            <button class="button" type="submit" name="do" value="send">
              {say.send(amount)}
            </button>
            <button class="button-quiet" type="submit" name="do" value="change">
              {say.change}
            </button>
          </div>
        </ActForm>
      </Card>
    </>
  )
}

/** What happens, in one sentence. */
function sentenceOf({ shop, desk, wanted, cancelled, fee }: Props): string {
  const { order, lines } = desk
  const say = refundWords().form.preview
  const money = (amount: number, currency = moneyCurrency(order)) =>
    formatMoney(amount, currency, shop.locale)
  const provider = orderPageWords().payment.providers[order.provider] ?? order.provider
  const way = refundWords().ways[wanted.way](provider)
  const ids = cancelled.map(({ id }) => id)
  return [
    say.money(money(wanted.amount), money(leftOfOrder(order)), way),
    wanted.way === 'provider' &&
      (fee && fee.amount > 0 ? say.fee(money(fee.amount, fee.currency)) : say.feeUnknown),
    ids.length > 0 && say.cancelled(ids.length, contentsOf(lines, ids)),
  ]
    .filter(Boolean)
    .join('; ')
    .concat('.')
}
