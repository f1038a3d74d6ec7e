import { paths } from '../../paths.ts'
import { EmailField, ErrorSummary, type FormState, SelectField } from '../../ui/form-field.tsx'
import { FormTrap, SentTime } from '../../ui/form-trap.tsx'
import { stockAlertWords } from '../words.ts'

type Props = {
  handle: string
  title: string
  /** The sold-out variants. */
  choices: { value: string; label: string }[]
  form: FormState
  notice?: string
}

/** Renders the form that asks for one mail when a sold-out variant can be bought again. */
export const AlertPage = ({ handle, title, choices, form, notice }: Props) => {
  const w = stockAlertWords()
  const [only] = choices.length === 1 ? choices : []
  return (
    <section class="narrow">
      <h1>{w.title}</h1>
      <p>
        <a href={paths.product(handle)}>{title}</a>
        {only?.label && <span class="quiet"> {only.label}</span>}
      </p>
      <p>{w.lead}</p>
      {notice && (
        <p class="notice notice-bad" role="alert">
          {notice}
        </p>
      )}
      <ErrorSummary form={form} />
      <form method="post" action={paths.stockAlert(handle)} novalidate>
        <SentTime />
        <FormTrap />
        {only ? (
          <input type="hidden" name="variant" value={only.value} />
        ) : (
          <SelectField form={form} name="variant" label={w.which} choices={choices} />
        )}
        <EmailField form={form} label={w.email} />
        <button class="button" type="submit">
          {w.send}
        </button>
      </form>
    </section>
  )
}

/** Renders that the request was noted. */
export const AlertNoted = ({ handle, name }: { handle: string; name: string }) => (
  <section class="narrow">
    <h1>{stockAlertWords().title}</h1>
    <p class="notice notice-good" role="status">
      {stockAlertWords().noted(name)}
    </p>
    <p>
      <a class="button" href={paths.product(handle)}>
        {stockAlertWords().goBack}
      </a>
    </p>
  </section>
)
