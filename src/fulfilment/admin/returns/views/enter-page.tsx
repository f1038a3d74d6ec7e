import { ActForm } from '../../../../admin/parts/act-form.tsx'
import { PageTitle } from '../../../../admin/parts/page-title.tsx'
import { Tick } from '../../../../admin/parts/tick.tsx'
import { paths } from '../../../../paths.ts'
import {
  describedBy,
  ErrorSummary,
  Field,
  type FormState,
  SelectField,
} from '../../../../ui/form-field.tsx'
import type { linesToReturn } from '../../../returns/read-returnable.ts'
import { returnReasons } from '../../../returns/rules.ts'
import { LineChoice } from '../../../returns/views/line-choice.tsx'
import { orderPageWords } from '../../order/words.ts'
import { returnDeskWords } from '../words.ts'

/** Renders the form with which staff enter a return for a customer. */
export const EnterPage = (props: {
  number: string
  /** Whether the customer can be sent mails. */
  hasEmail: boolean
  lines: ReturnType<typeof linesToReturn>
  form: FormState
}) => {
  const { number, lines, form } = props
  const words = returnDeskWords()
  const { enter } = words
  const isNew = form.values.act === undefined
  return (
    <>
      <PageTitle
        title={enter.title(number)}
        back={{ href: paths.deskOrder(number), title: orderPageWords().back(number) }}
      />
      {lines.length === 0 ? (
        <p>{enter.nothing}</p>
      ) : (
        <ActForm action={paths.deskOrderReturn(number)} unsaved={!isNew}>
          <p class="quiet">{enter.lead}</p>
          <ErrorSummary form={form} />
          <fieldset id="pieces" aria-describedby={form.errors.pieces ? 'pieces-error' : undefined}>
            <legend>{enter.which}</legend>
            {form.errors.pieces && (
              <p class="error" id="pieces-error">
                {form.errors.pieces}
              </p>
            )}
            {lines.map(({ line, ids, standing }) => (
              <LineChoice
                {...{ line, ids, form }}
                only={lines.length === 1}
                about={standing === 'if-faulty' ? words.one.engraved : ''}
              />
            ))}
          </fieldset>
          <SelectField
            form={form}
            name="reason"
            label={words.one.reason}
            choices={returnReasons.map((value) => ({ value, label: words.reasons[value] }))}
          />
          <Field form={form} name="note" label={words.one.said} optional>
            <textarea id="note" name="note" rows={4} {...describedBy(form, 'note')}>
              {form.values.note ?? ''}
            </textarea>
          </Field>
          {props.hasEmail && (
            <Tick name="tell" label={enter.tell} checked={isNew || form.values.tell === 'yes'} />
          )}
          <p>
            <button class="button" type="submit">
              {enter.save}
            </button>
          </p>
        </ActForm>
      )}
    </>
  )
}
