import { paths } from '../../../paths.ts'
import { EmailField, ErrorSummary, type FormState, TextField } from '../../../ui/form-field.tsx'
import { FormTrap, SentTime } from '../../../ui/form-trap.tsx'
import type { Topic } from '../../subscriber-queries.ts'
import { TopicFields } from '../../views/topic-fields.tsx'
import { signUpWords } from '../words.ts'

type Props = {
  topics: Topic[]
  form: FormState
  /** What somebody agrees to, word for word. */
  consent: string
  notice?: string | undefined
}

/** Renders the form with which somebody asks for newsletters. */
export const SignUpPage = ({ topics, form, consent, notice }: Props) => {
  const w = signUpWords()
  return (
    <section class="narrow">
      <h1>{w.title}</h1>
      {notice && (
        <p class="notice notice-bad" role="alert">
          {notice}
        </p>
      )}
      {topics.length === 0 ? (
        <p class="lead">{w.none}</p>
      ) : (
        <>
          <p class="lead">{w.lead}</p>
          <ErrorSummary form={form} />
          <form method="post" action={paths.newsletter()} novalidate>
            <SentTime />
            <FormTrap />
            <input type="hidden" name="source" value={form.values.source ?? 'page'} />
            <TopicFields form={form} legend={w.topics} topics={topics} />
            <EmailField form={form} label={w.email} />
            <TextField
              form={form}
              name="name"
              label={w.name}
              hint={w.nameHint}
              autocomplete="name"
              optional
            />
            <p>{consent}</p>
            <button class="button" type="submit">
              {w.send}
            </button>
            <p class="actions quiet">
              <a href={paths.policy('privacy')}>{w.privacy}</a>
              <a href={paths.newsletterArchive()}>{w.archive}</a>
            </p>
          </form>
        </>
      )}
    </section>
  )
}
