import { Status } from '../../../../admin/parts/status.tsx'
import { describedBy, Field, type FormState, TextField } from '../../../../ui/form-field.tsx'
import { topicWords } from '../words.ts'

/** What is shown of a topic. */
export type ShownTopic = {
  id: string
  name: string
  about: string
  archivedAt: number | null
  version: number
}

/** Renders the name of a topic and what is sent about it, to be typed. */
export const TopicFields = ({ form }: { form: FormState }) => {
  const words = topicWords()
  return (
    <>
      <TextField
        form={form}
        name="name"
        label={words.name}
        hint={words.nameHint}
        maxlength={60}
        autocomplete="off"
      />
      <Field form={form} name="about" label={words.about} hint={words.aboutHint}>
        <textarea
          id="about"
          name="about"
          maxlength={200}
          required
          {...describedBy(form, 'about', words.aboutHint)}
        >
          {form.values.about ?? ''}
        </textarea>
      </Field>
    </>
  )
}

/** Renders whether a topic can be chosen. */
export const TopicState = ({ topic }: { topic: Pick<ShownTopic, 'archivedAt'> }) =>
  topic.archivedAt === null ? (
    <Status tone="good" text={topicWords().offered} />
  ) : (
    <Status tone="quiet" text={topicWords().archived} />
  )
