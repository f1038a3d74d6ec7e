import { orderLineWords } from '../../../orders/line-words.ts'
import type { Order } from '../../../orders/read-order.ts'
import { paths } from '../../../paths.ts'
import type { Shop } from '../../../platform/config.ts'
import { formatDate } from '../../../platform/format-date.ts'
import {
  describedBy,
  ErrorSummary,
  Field,
  type FormState,
  SelectField,
} from '../../../ui/form-field.tsx'
import type { Returnable } from '../read-returnable.ts'
import { linesToReturn } from '../read-returnable.ts'
import { canBeAsked, returnReasons, type Standing } from '../rules.ts'
import { returnWords } from '../words.ts'
import { LineChoice } from './line-choice.tsx'

type Props = {
  shop: Shop
  order: Order
  returnable: Returnable
  form: FormState
  /** Whether the order is one of which anything can be given back. */
  isOpen: boolean
}

/** Renders the first step of giving something back: which pieces, why, and whatever else. */
export const AskPage = (props: Props) => {
  const { shop, order, returnable, form } = props
  const words = returnWords()
  const lines = props.isOpen ? linesToReturn(returnable) : []
  return (
    <section class="narrow">
      <p>
        <a href={paths.order(order.number)}>{words.back(order.number)}</a>
      </p>
      <h1>{words.title}</h1>
      {lines.length === 0 ? (
        <p>{words.nothing}</p>
      ) : (
        <>
          <p>{leadOf(returnable, lines, shop.locale)}</p>
          <p>
            <a href={paths.policy('returns')}>{words.policy}</a>
          </p>
          <ErrorSummary form={form} />
          <form method="post" action={paths.orderReturn(order.number)} novalidate>
            <fieldset
              id="pieces"
              aria-describedby={form.errors.pieces ? 'pieces-error' : undefined}
            >
              <legend>
                <h2>{words.which}</h2>
              </legend>
              {form.errors.pieces && (
                <p class="error" id="pieces-error">
                  {form.errors.pieces}
                </p>
              )}
              {lines.map((of) => (
                <LineChoice
                  {...of}
                  form={form}
                  only={lines.length === 1}
                  about={words.standings[of.standing]}
                />
              ))}
              <NotOffered order={order} returnable={returnable} />
            </fieldset>
            <SelectField
              form={form}
              name="reason"
              label={words.reason}
              hint={words.reasonHint}
              optional
              choices={returnReasons.map((value) => ({ value, label: words.reasons[value] }))}
            />
            <Field form={form} name="note" label={words.note} optional>
              <textarea id="note" name="note" rows={4} {...describedBy(form, 'note')}>
                {form.values.note ?? ''}
              </textarea>
            </Field>
            <button class="button" type="submit">
              {words.continue}
            </button>
          </form>
        </>
      )}
    </section>
  )
}

function leadOf(
  { until }: Returnable,
  lines: ReturnType<typeof linesToReturn>,
  locale: string,
): string {
  const words = returnWords()
  if (until === null) return words.openStill
  const date = formatDate(until, locale, true)
  return lines.some(({ standing }) => standing === 'late') ? words.late(date) : words.until(date)
}

/** What cannot be chosen, and why. */
const NotOffered = ({ order, returnable }: Pick<Props, 'order' | 'returnable'>) => {
  const words = returnWords()
  const closed = returnable.pieces.filter(({ standing }) => !canBeAsked(standing))
  const rows = order.lines.flatMap((line) => {
    const of = closed.filter((piece) => piece.line.id === line.id)
    const standings = [...new Set(of.map(({ standing }) => standing))]
    return standings.map((standing: Standing) => ({
      name: orderLineWords(line).name,
      standing,
      count: of.filter((piece) => piece.standing === standing).length,
    }))
  })
  if (rows.length === 0) return null
  return (
    <ul class="quiet">
      {rows.map(({ name, standing, count }) => (
        <li>
          {count} × {name}. {words.standings[standing]}
        </li>
      ))}
    </ul>
  )
}
