import { paths } from '../../paths.ts'
import { EmailField, ErrorSummary, type FormState, SelectField } from '../../ui/form-field.tsx'
import { FormTrap, SentTime } from '../../ui/form-trap.tsx'
import type { AlertCause } from '../tables.ts'
import { stockAlertWords } from '../words.ts'

type Props = {
  what: AlertCause
  handle: string
  title: string
  /** The variants that one can be mailed about. */
  choices: { value: string; label: string }[]
  form: FormState
  notice?: string
}

/** Renders the form that asks for one mail when a variant is back, or costs less. */
export const AlertPage = ({ what, handle, title, choices, form, notice }: Props) => {
  const w = stockAlertWords()
  const [only] = choices.length === 1 ? choices : []
  return (
    <section class="narrow">
      <h1>{w[what].title}</h1>
      <p>
        <a href={paths.product(handle)}>{title}</a>
        {only?.label && <span class="quiet"> {only.label}</span>}
      </p>
      <p>{w[what].lead}</p>
      {notice && (
        <p class="notice notice-bad" role="alert">
          {notice}
        </p>
      )}
      <ErrorSummary form={form} />
      <form method="post" action={paths.stockAlert(handle)} novalidate>
        <SentTime />
        <FormTrap />
        <input type="hidden" name="what" value={what} />
        {only ? (
          <input type="hidden" name="variant" value={only.value} />
        ) : (
          <SelectField form={form} name="variant" label={w[what].which} choices={choices} />
        )}
        <EmailField form={form} label={w.email} />
        <button class="button" type="submit">
          {w.send}
        </button>
      </form>
    </section>
  )
}

type NotedProps = { handle: string; title: string; text: string; more?: string }

/** Renders what became of the request. */
export const AlertNoted = ({ handle, title, text, more }: NotedProps) => (
  <section class="narrow">
    <h1>{title}</h1>
    <p class="notice notice-good" role="status">
      {text}
    </p>
    {more && <p>{more}</p>}
    <p>
      <a class="button" href={paths.product(handle)}>
        {stockAlertWords().goBack}
      </a>
    </p>
  </section>
)
