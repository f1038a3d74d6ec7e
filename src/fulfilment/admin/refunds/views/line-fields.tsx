import type { Order } from '../../../../orders/read-order.ts'
import type { Shop } from '../../../../platform/config.ts'
import { formatMoney } from '../../../../platform/money.ts'
import { describedBy, Field, type FormState } from '../../../../ui/form-field.tsx'
import type { DeskLine } from '../../order/read-order.ts'
import { namesOf } from '../read-parts.ts'
import { keptPrice, leftOfLine } from '../rules.ts'
import { refundWords } from '../words.ts'

type Props = { shop: Shop; order: Order; form: FormState }

/** Renders the lines of an order, each with how many of it go back, or which amount. */
export const LineFields = ({ lines, ...props }: Props & { lines: DeskLine[] }) => (
  <ul class="refund-lines">
    {lines.map((line) => (
      <Line {...props} line={line} />
    ))}
  </ul>
)

const Line = ({ shop, order, form, line }: Props & { line: DeskLine }) => {
  const words = refundWords().form
  const left = leftOfLine(line)
  const money = (amount: number) => formatMoney(amount, order.currency, shop.locale)
  const { box, units, amount } = namesOf(line)
  const title = [line.title, line.variantTitle].filter(Boolean).join(', ')
  const hint =
    left.units > 1
      ? words.amountHint(money(keptPrice(line, order.changes)))
      : words.amountLeft(money(left.amount))
  if (left.units === 0 && left.amount === 0)
    return (
      <li>
        <p>{title}</p>
        <p class="quiet">{words.gone}</p>
      </li>
    )
  return (
    <li>
      <label class="check">
        <input
          type="checkbox"
          name={box}
          id={box}
          value="yes"
          checked={form.values[box] === 'yes'}
        />{' '}
        {title}
      </label>
      {left.units > 0 && (
        <Field
          form={form}
          name={units}
          label={<LabelOf label={words.units} line={title} />}
          hint={words.of(left.units)}
        >
          <select id={units} name={units} {...describedBy(form, units, ' ')}>
            {Array.from({ length: left.units + 1 }, (_, n) => `${left.units - n}`).map((count) => (
              <option value={count} selected={form.values[units] === count}>
                {count}
              </option>
            ))}
          </select>
        </Field>
      )}
      <Field
        form={form}
        name={amount}
        label={<LabelOf label={words.amount} line={title} />}
        hint={hint}
      >
        <input
          id={amount}
          name={amount}
          value={form.values[amount] ?? ''}
          inputmode="decimal"
          autocomplete="off"
          {...describedBy(form, amount, ' ')}
        />
      </Field>
    </li>
  )
}

/** The label of a field of a line: whoever does not see the line hears which it is of. */
const LabelOf = (props: { label: string; line: string }) => (
  <>
    {props.label}
    <span class="visually-hidden">, {props.line}</span>
  </>
)
