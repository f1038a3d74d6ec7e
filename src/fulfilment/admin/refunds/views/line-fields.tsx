import type { Order } from '../../../../orders/read-order.ts'
import type { Shop } from '../../../../platform/config.ts'
import { formatMoney } from '../../../../platform/money.ts'
import { describedBy, type FormState } from '../../../../ui/form-field.tsx'
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
        <Part form={form} name={units} label={words.units} of={title} hint={words.of(left.units)}>
          <select id={units} name={units} {...describedBy(form, units, ' ')}>
            {Array.from({ length: left.units + 1 }, (_, n) => `${left.units - n}`).map((count) => (
              <option value={count} selected={form.values[units] === count}>
                {count}
              </option>
            ))}
          </select>
        </Part>
      )}
      <Part form={form} name={amount} label={words.amount} of={title} hint={hint}>
        <input
          id={amount}
          name={amount}
          value={form.values[amount] ?? ''}
          inputmode="decimal"
          autocomplete="off"
          {...describedBy(form, amount, ' ')}
        />
      </Part>
    </li>
  )
}

/** Renders a field of a line; whoever does not see the line hears which it is of. */
const Part = (props: {
  form: FormState
  name: string
  label: string
  of: string
  hint: string
  children?: unknown
}) => {
  const { form, name, label, hint } = props
  const error = form.errors[name]
  return (
    <div class={error ? 'field field-wrong' : 'field'}>
      <label for={name}>
        {label}
        <span class="visually-hidden">, {props.of}</span>
      </label>
      {props.children}
      <p class="hint" id={`${name}-hint`}>
        {hint}
      </p>
      {error && (
        <p class="error" id={`${name}-error`}>
          {error}
        </p>
      )}
    </div>
  )
}
