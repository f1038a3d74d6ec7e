import { ActForm } from '../../../../admin/parts/act-form.tsx'
import { Card } from '../../../../admin/parts/card.tsx'
import { Tick } from '../../../../admin/parts/tick.tsx'
import { orderLineWords } from '../../../../orders/line-words.ts'
import { paths } from '../../../../paths.ts'
import { describedBy, ErrorSummary, Field, type FormState } from '../../../../ui/form-field.tsx'
import { pieceField } from '../forms.ts'
import type { DeskReturn } from '../read-return.ts'
import { returnDeskWords } from '../words.ts'

type Props = { desk: DeskReturn; form: FormState }

/** Renders the answer to a wish that waits for one. */
export const AnswerCard = ({ desk, form }: Props) => {
  const { given } = desk
  const words = returnDeskWords().answerForm
  return (
    <Card id="answer-card" title={words.title}>
      <p class="quiet">{words.lead}</p>
      <ErrorSummary form={form} />
      <ActForm
        action={paths.deskReturn(given.id)}
        version={given.version}
        unsaved={form.values.answer !== undefined}
      >
        <Field form={form} name="answer" label={words.words} optional>
          <textarea id="answer" name="answer" rows={4} {...describedBy(form, 'answer')}>
            {form.values.answer ?? ''}
          </textarea>
        </Field>
        <div class="acts">
          <button class="button" type="submit" name="do" value="agree">
            {words.agree}
          </button>
          <button class="button-quiet" type="submit" name="do" value="refuse">
            {words.refuse}
          </button>
        </div>
      </ActForm>
    </Card>
  )
}

/** Renders what is pressed when the parcel is there: large, for a phone beside it. */
export const ReceiveCard = ({ desk, form }: Props) => {
  const { given, order } = desk
  const words = returnDeskWords()
  const { receive } = words
  const waiting = given.pieces.filter(({ live, receivedAt }) => live && receivedAt === null)
  const isNew = form.values.act === undefined
  const came = waiting.length < given.pieces.length
  return (
    <Card id="receive" title={receive.title}>
      <ErrorSummary form={form} />
      <ActForm action={paths.deskReturn(given.id)} version={given.version} unsaved={!isNew}>
        <fieldset id="pieces" aria-describedby={form.errors.pieces ? 'pieces-error' : undefined}>
          <legend>{receive.which}</legend>
          {form.errors.pieces && (
            <p class="error" id="pieces-error">
              {form.errors.pieces}
            </p>
          )}
          {waiting.map(({ pieceId, lineId, unit }) => {
            const line = order.lines.find(({ id }) => id === lineId)
            return (
              line && (
                <Tick
                  name={pieceField(pieceId)}
                  label={words.one.piece(orderLineWords(line).name, unit, line.quantity)}
                  checked={isNew || form.values[pieceField(pieceId)] === 'yes'}
                />
              )
            )
          })}
        </fieldset>
        {order.email && (
          <Tick name="tell" label={receive.tell} checked={isNew || form.values.tell === 'yes'} />
        )}
        <details open={Boolean(form.values.note)}>
          <summary>{receive.addNote}</summary>
          <Field form={form} name="note" label={receive.note} hint={receive.noteHint} optional>
            <textarea
              id="note"
              name="note"
              rows={3}
              {...describedBy(form, 'note', receive.noteHint)}
            >
              {form.values.note ?? ''}
            </textarea>
          </Field>
        </details>
        <div class="big-actions receive-actions">
          <button class="button" type="submit" name="condition" value="as-sent">
            {receive['as-sent']}
          </button>
          <button class="button-quiet" type="submit" name="condition" value="damaged">
            {receive.damaged}
          </button>
        </div>
      </ActForm>
      <ActForm action={paths.deskReturn(given.id)} version={given.version}>
        <p class="quiet">{receive.endHint}</p>
        <button class="button-quiet" type="submit" name="do" value="end">
          {came ? receive.end : receive.endAll}
        </button>
      </ActForm>
    </Card>
  )
}
