import { ActForm } from '../../../../admin/parts/act-form.tsx'
import { Card } from '../../../../admin/parts/card.tsx'
import { moneyCurrency } from '../../../../orders/rules.ts'
import { paths } from '../../../../paths.ts'
import type { Shop } from '../../../../platform/config.ts'
import { formatMoney } from '../../../../platform/money.ts'
import {
  describedBy,
  ErrorSummary,
  Field,
  FieldNotes,
  type FormState,
  SelectField,
  TextField,
} from '../../../../ui/form-field.tsx'
import type { DeskOrder } from '../../order/read-order.ts'
import { reasons, waysOf } from '../choices.ts'
import { canRefund, isOtherMoney, leftOfDelivery, leftOfOrder } from '../rules.ts'
import { refundWords } from '../words.ts'
import { ByHandFields } from './by-hand-fields.tsx'
import { LineFields } from './line-fields.tsx'
import { RefundHead } from './refund-head.tsx'

type Props = {
  shop: Shop
  desk: DeskOrder
  form: FormState
  /** Why nothing was sent. */
  refused: string | undefined
  /** Whether it is shown again with what was typed. */
  unsaved: boolean
}

/** Renders the choice of what goes back, and of what follows from it. */
export const RefundFormPage = (props: Props) => {
  const { shop, desk, form, refused } = props
  const { order } = desk
  const words = refundWords()
  const money = (amount: number) => formatMoney(amount, moneyCurrency(order), shop.locale)
  const left = leftOfOrder(order)
  return (
    <>
      <RefundHead number={order.number} refused={refused} />
      <ErrorSummary form={form} />
      {canRefund(order) ? (
        <ActForm
          action={paths.deskOrderRefund(order.number)}
          unsaved={props.unsaved}
          class="refund-form"
        >
          <div class="refund-all">
            <p>
              <strong>{words.form.left(money(left), money(order.paid))}</strong>
            </p>
            <button class="button" type="submit" name="do" value="all">
              {words.form.all}: {money(left)}
            </button>
            <p class="hint">{words.form.allHint}</p>
          </div>
          <Chosen {...props} money={money} />
          <Whole {...props} />
          <input type="hidden" name="return" value={form.values.return ?? ''} />
          <button class="button" type="submit" name="do" value="show">
            {words.form.show}
          </button>
        </ActForm>
      ) : (
        <p>{words.card.nothingLeft}</p>
      )}
    </>
  )
}

const Chosen = ({ shop, desk, form, money }: Props & { money(amount: number): string }) => {
  const { order, lines } = desk
  const words = refundWords().form
  const delivery = leftOfDelivery(order)
  return (
    <Card id="what" title={words.lines}>
      {isOtherMoney(order) ? (
        <p>{words.otherMoney}</p>
      ) : (
        <LineFields {...{ shop, order, lines, form }} />
      )}
      <div class="refund-sums">
        {delivery > 0 && !isOtherMoney(order) && (
          <TextField
            form={form}
            name="delivery"
            label={words.delivery}
            hint={words.deliveryHint(money(delivery))}
            inputmode="decimal"
            autocomplete="off"
            optional
          />
        )}
        <TextField
          form={form}
          name="other"
          label={words.other}
          hint={words.otherHint}
          inputmode="decimal"
          autocomplete="off"
          optional
        />
      </div>
    </Card>
  )
}

/** What holds for all of it. */
const Whole = ({ desk, form }: Props) => {
  const words = refundWords()
  return (
    <Card id="how" title={words.form.how}>
      <SelectField
        form={form}
        name="reason"
        label={words.form.reason}
        choices={reasons.map((value) => ({ value, label: words.reasons[value] }))}
      />
      {desk.order.email && (
        <>
          <Field
            form={form}
            name="note"
            label={words.form.note}
            hint={words.form.noteHint}
            optional
          >
            <textarea id="note" name="note" {...describedBy(form, 'note', words.form.noteHint)}>
              {form.values.note ?? ''}
            </textarea>
          </Field>
          <Box form={form} name="tell" label={words.form.tell} />
        </>
      )}
      <Box form={form} name="cancel" label={words.form.cancel} hint={words.form.cancelHint} />
      <ByHandFields form={form} ways={waysOf(desk.order)} />
    </Card>
  )
}

const Box = (props: { form: FormState; name: string; label: string; hint?: string }) => {
  const { form, name, label, hint } = props
  const error = form.errors[name]
  return (
    <div class={error ? 'field field-wrong' : 'field'}>
      <label class="check">
        <input
          type="checkbox"
          id={name}
          name={name}
          value="yes"
          checked={form.values[name] === 'yes'}
          {...describedBy(form, name, hint)}
        />{' '}
        {label}
      </label>
      <FieldNotes {...props} />
    </div>
  )
}
