import type { FormState } from '../../ui/form-field.tsx'
import type { Topic } from '../subscriber-queries.ts'
import { topicField } from '../topic-rules.ts'

/**
 * Renders a box for each topic, with what is sent and how often. None is ticked unless the form says
 * so. Its error is that of the field `topics`.
 */
export const TopicFields = (props: { form: FormState; legend: string; topics: Topic[] }) => {
  const { form, legend, topics } = props
  const error = form.errors.topics
  return (
    <fieldset
      id="topics"
      tabindex={-1}
      {...(error && { 'aria-describedby': 'topics-error' })}
      class={error ? 'topics field-wrong' : 'topics'}
    >
      <legend>{legend}</legend>
      {error && (
        <p class="error" id="topics-error">
          {error}
        </p>
      )}
      {topics.map(({ id, name, about }) => (
        <label class="check">
          <input
            type="checkbox"
            name={topicField(id)}
            value="yes"
            checked={Boolean(form.values[topicField(id)])}
          />
          <span>
            {name} <span class="hint">{about}</span>
          </span>
        </label>
      ))}
    </fieldset>
  )
}
