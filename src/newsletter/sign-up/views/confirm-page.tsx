import { paths } from '../../../paths.ts'
import { ErrorSummary, type FormState } from '../../../ui/form-field.tsx'
import type { Topic } from '../../subscriber-queries.ts'
import { TopicFields } from '../../views/topic-fields.tsx'
import { signUpWords } from '../words.ts'

type Props = {
  token: string
  /** Names of the topics that were asked for; none: they are chosen here. */
  wanted: string[]
  topics: Topic[]
  /** Empty: not given. */
  name: string
  isSubscribed: boolean
  /** What is agreed to only here, word for word; null: it was agreed to when it was asked for. */
  consent: string | null
  form: FormState
}

/** Renders the question whether an address is its owner's: only its button says yes. */
export const ConfirmPage = ({
  token,
  wanted,
  topics,
  name,
  isSubscribed,
  consent,
  form,
}: Props) => {
  const w = signUpWords().confirm
  return (
    <section class="narrow">
      <h1>{w.title}</h1>
      <ErrorSummary form={form} />
      <form method="post" action={paths.newsletterConfirm()} novalidate>
        <input type="hidden" name="token" value={token} />
        {wanted.length > 0 ? (
          <>
            <p class="lead">{isSubscribed ? w.leadSubscribed : w.lead}</p>
            <ul>
              {wanted.map((topic) => (
                <li>{topic}</li>
              ))}
            </ul>
          </>
        ) : (
          <TopicFields form={form} legend={w.choose} topics={topics} />
        )}
        {name && <p>{w.greeting(name)}</p>}
        {consent && <p>{consent}</p>}
        <button class="button" type="submit">
          {w.send}
        </button>
      </form>
    </section>
  )
}
