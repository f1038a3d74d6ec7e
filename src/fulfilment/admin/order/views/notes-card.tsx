import { ActForm } from '../../../../admin/parts/act-form.tsx'
import { Card } from '../../../../admin/parts/card.tsx'
import { Status } from '../../../../admin/parts/status.tsx'
import type { Mail } from '../../../../mail/rules.ts'
import { NOTE_UNITS, type Note } from '../../../../orders/notes.ts'
import { paths } from '../../../../paths.ts'
import type { Shop } from '../../../../platform/config.ts'
import { formatOwnMoment } from '../../../../platform/format-date.ts'
import { describedBy, ErrorSummary, Field, type FormState } from '../../../../ui/form-field.tsx'
import type { DeskOrder } from '../read-order.ts'
import { NEWEST_SHOWN } from '../rules.ts'
import { orderPageWords } from '../words.ts'
import { MailText } from './mail-text.tsx'

type Props = {
  shop: Shop
  desk: DeskOrder
  form: FormState
  mayWrite: boolean
  /** Whether all are shown, and not the newest alone. */
  showsAll: boolean
  /** What a note says as a mail, as it would go now. */
  asMail(note: Note): Mail
}

/** Renders notes: those for staff and those for the customer never look alike. */
export const NotesCard = (props: Props) => {
  const { desk, form, mayWrite } = props
  const words = orderPageWords().notes
  const shown = props.showsAll ? desk.notes : desk.notes.slice(-NEWEST_SHOWN.notes)
  const older = desk.notes.length - shown.length
  return (
    <Card id="notes" title={words.title}>
      {older > 0 && (
        <p>
          <a href={`${paths.deskOrder(desk.order.number, { show: 'all' })}#notes`}>
            {words.older(older)}
          </a>
        </p>
      )}
      {shown.map((note) => (
        <OneNote {...props} note={note} />
      ))}
      <ErrorSummary form={form} />
      {mayWrite && (
        <ActForm action={paths.deskOrderNotes(desk.order.number)} unsaved={hasErrors(form)}>
          <Field form={form} name="text" label={words.text}>
            <textarea
              id="text"
              name="text"
              rows={3}
              maxlength={NOTE_UNITS}
              required
              {...describedBy(form, 'text')}
            >
              {form.values.text ?? ''}
            </textarea>
          </Field>
          <fieldset id="kind" {...describedBy(form, 'kind')}>
            <legend class="visually-hidden">{words.who}</legend>
            {kindsFor(desk).map((kind) => (
              <label class={`check note-${kind}`}>
                <input
                  type="radio"
                  name="kind"
                  value={kind}
                  required
                  checked={(form.values.kind || 'staff') === kind}
                />
                <span>
                  {words[kind]}
                  <span class="hint"> {words[`${kind}Hint`]}</span>
                </span>
              </label>
            ))}
            {form.errors.kind && (
              <p class="error" id="kind-error">
                {form.errors.kind}
              </p>
            )}
          </fieldset>
          <button class="button-quiet" type="submit">
            {words.add}
          </button>
        </ActForm>
      )}
    </Card>
  )
}

/** Whoever has no address can be sent nothing. */
const kindsFor = ({ order }: DeskOrder) =>
  order.email ? (['staff', 'customer'] as const) : (['staff'] as const)

const hasErrors = ({ errors }: FormState) => Object.keys(errors).length > 0

const OneNote = (props: Props & { note: Note }) => {
  const { shop, desk, note, mayWrite } = props
  const words = orderPageWords().notes
  const { id, kind, said, at, staffId } = note
  const mail = desk.mails.find((each) => each.kind === 'order-note' && each.detail === id)
  const who = desk.nameOf(staffId)
  return (
    <article class={`note note-${kind}`} id={`note-${id}`}>
      <p class="quiet">
        <strong>{words[kind]}</strong> · {formatOwnMoment(at, shop)}
        {who && ` · ${who}`}
      </p>
      <p class="note-text">{said}</p>
      {kind === 'customer' && mail && (
        <p>
          <Status
            tone={mail.state === 'sent' ? 'good' : 'going'}
            text={orderPageWords().mail.states[mail.state]}
          />
        </p>
      )}
      {kind === 'customer' && !mail && (
        <>
          <p>
            <Status tone="due" text={words.notSent} />
          </p>
          {mayWrite && (
            <>
              <details>
                <summary>{words.read}</summary>
                <MailText mail={props.asMail(note)} />
              </details>
              <ActForm action={paths.deskOrderNote(desk.order.number, id)}>
                <button class="button-quiet" type="submit">
                  {words.send}
                </button>
              </ActForm>
            </>
          )}
        </>
      )}
    </article>
  )
}
