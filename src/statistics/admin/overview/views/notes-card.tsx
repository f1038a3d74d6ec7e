import { ActForm } from '../../../../admin/parts/act-form.tsx'
import { Card } from '../../../../admin/parts/card.tsx'
import { paths } from '../../../../paths.ts'
import { formatShortDate } from '../../../../platform/format-date.ts'
import { ErrorSummary, emptyForm, TextField } from '../../../../ui/form-field.tsx'
import { notesShown } from '../../../chart-notes.ts'
import { NOTE_LETTERS } from '../../../forms.ts'
import { statisticsWords } from '../../../words.ts'
import { Kept } from './kept.tsx'
import type { OverviewProps } from './props.ts'

/** Renders what was noted of the period's days, and the form for more. */
export const NotesCard = (props: OverviewProps) => {
  const { shop, overview, form } = props
  const words = statisticsWords().notes
  const state = form ?? { ...emptyForm, values: { day: overview.look.chosen.period.to } }
  const notes = notesShown(overview.notes, overview.look.chosen.step)
  return (
    <Card id="notes" title={words.title}>
      <p class="quiet">{words.intro}</p>
      {notes.length < overview.notes.length && <p>{words.newest(notes.length)}</p>}
      {notes.length > 0 && (
        <ActForm action={paths.deskChartNotes()}>
          <Kept {...props} />
          <ul class="note-list">
            {notes.map(({ id, day, text, number }, n) => {
              const name = formatShortDate(day, shop.locale, true)
              return (
                <li>
                  <span class="note-number">{number}</span> <span class="quiet">{name}</span>{' '}
                  <span id={`note-${n}`}>{text}</span>
                  <button
                    class="link-button"
                    type="submit"
                    id={`remove-${n}`}
                    aria-labelledby={`remove-${n} note-${n}`}
                    formaction={paths.deskChartNoteRemove(id)}
                  >
                    {words.remove}
                  </button>
                </li>
              )
            })}
          </ul>
        </ActForm>
      )}
      {form && <ErrorSummary form={form} />}
      <ActForm action={paths.deskChartNotes()} class="note-form" unsaved={form !== undefined}>
        <Kept {...props} />
        <TextField form={state} name="day" label={words.day} type="date" />
        <TextField form={state} name="text" label={words.text} maxlength={NOTE_LETTERS} />
        <button class="button-quiet" type="submit">
          {words.add}
        </button>
      </ActForm>
    </Card>
  )
}
