import { paths } from '../../../paths.ts'
import { EmailField, ErrorSummary, type FormState } from '../../../ui/form-field.tsx'
import { FormTrap, SentTime } from '../../../ui/form-trap.tsx'
import { preferencesWords } from '../words.ts'

/** Renders the form that mails a new link to the preferences. */
export const LinkPage = ({ form, notice }: { form: FormState; notice?: string | undefined }) => {
  const w = preferencesWords().link
  return (
    <section class="narrow">
      <h1>{w.title}</h1>
      {notice && (
        <p class="notice notice-bad" role="alert">
          {notice}
        </p>
      )}
      <p>{w.lead}</p>
      <ErrorSummary form={form} />
      <form method="post" action={paths.preferencesLink()} novalidate>
        <SentTime />
        <FormTrap />
        <EmailField form={form} label={w.email} />
        <button class="button" type="submit">
          {w.send}
        </button>
      </form>
    </section>
  )
}

/** Renders where to look for the link, whoever asked for it. */
export const LinkSentPage = () => {
  const w = preferencesWords().link
  return (
    <section class="narrow">
      <h1>{w.sentTitle}</h1>
      <p class="notice notice-good" role="status">
        {w.sent}
      </p>
    </section>
  )
}
