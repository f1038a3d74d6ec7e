import type { Child } from 'hono/jsx'
import { paths } from '../../../paths.ts'
import { monthNames } from '../../../platform/format-date.ts'
import {
  describedBy,
  ErrorSummary,
  FieldNotes,
  type FormState,
  SelectField,
} from '../../../ui/form-field.tsx'
import { consentField } from '../forms.ts'
import type { ReminderKind } from '../rules.ts'
import { reminderWords } from '../words.ts'

type Props = {
  locale: string
  number: string
  /** Names of what is plated; null: nothing is, or a year has gone. */
  plated: string[] | null
  /** Whether the reminder of new plating runs already. */
  platingRuns: boolean
  form: FormState
  notice?: string
}

/** Renders the forms that ask for a reminder of an order. */
export const AskPage = ({ locale, number, plated, platingRuns, form, notice }: Props) => {
  const w = reminderWords()
  const days = Array.from({ length: 31 }, (_, at) => String(at + 1))
  const months = monthNames(locale).map((label, at) => ({ value: String(at + 1), label }))
  return (
    <section class="narrow">
      <p>
        <a href={`${paths.order(number)}#reminders`}>{w.goBack}</a>
      </p>
      <h1>{w.title}</h1>
      <p class="lead">{w.lead}</p>
      {notice && (
        <p class="notice notice-bad" role="alert">
          {notice}
        </p>
      )}
      <ErrorSummary form={form} />
      <h2>{w.ofDay.title}</h2>
      <p>{w.ofDay.lead}</p>
      <AskForm number={number} kind="anniversary" form={form} send={w.ofDay.send}>
        <SelectField
          form={form}
          name="day"
          label={w.ofDay.day}
          prompt={w.ofDay.choose}
          choices={days.map((value) => ({ value, label: value }))}
        />
        <SelectField
          form={form}
          name="month"
          label={w.ofDay.month}
          prompt={w.ofDay.choose}
          choices={months}
        />
      </AskForm>
      {plated && (
        <>
          <h2>{w.ofPlating.title}</h2>
          {platingRuns ? (
            <p>{w.ofPlating.runs}</p>
          ) : (
            <>
              <p>{w.ofPlating.lead(plated.join(', '))}</p>
              <AskForm number={number} kind="replating" form={form} send={w.ofPlating.send} />
            </>
          )}
        </>
      )}
    </section>
  )
}

/** Renders the form of a kind, its box never ticked by the shop. */
const AskForm = (props: {
  number: string
  kind: ReminderKind
  form: FormState
  send: string
  children?: Child
}) => {
  const { number, kind, form, send, children } = props
  const name = consentField(kind)
  return (
    <form method="post" action={paths.orderReminders(number)} novalidate>
      <input type="hidden" name="kind" value={kind} />
      {children}
      <div class={form.errors[name] ? 'topics field-wrong' : 'topics'}>
        <label class="check">
          <input
            type="checkbox"
            id={name}
            name={name}
            value="yes"
            required
            checked={form.values[name] === 'yes'}
            {...describedBy(form, name)}
          />
          <span>{reminderWords().consent[kind]}</span>
        </label>
        <FieldNotes form={form} name={name} />
      </div>
      <button class="button" type="submit">
        {send}
      </button>
    </form>
  )
}
