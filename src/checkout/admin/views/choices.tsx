import type { Child } from 'hono/jsx'
import type { FormState } from '../../../ui/form-field.tsx'

/** Renders a choice of one of several, each with what is to be known of it. */
export const Choices = (props: {
  form: FormState
  name: string
  legend: string
  choices: { value: string; label: Child; hint?: Child }[]
  children?: Child
}) => {
  const { form, name, legend, choices } = props
  const error = form.errors[name]
  const wrong = error !== undefined && {
    'aria-describedby': `${name}-error`,
    'aria-invalid': 'true' as const,
  }
  return (
    <fieldset>
      <legend>{legend}</legend>
      {error && (
        <p class="error" id={`${name}-error`}>
          {error}
        </p>
      )}
      {choices.map(({ value, label, hint }, at) => (
        <label class="check">
          <input
            id={at === 0 ? name : undefined}
            type="radio"
            name={name}
            value={value}
            checked={form.values[name] === value}
            {...wrong}
          />
          <span>
            {label}
            {hint && <span class="hint"> {hint}</span>}
          </span>
        </label>
      ))}
      {props.children}
    </fieldset>
  )
}
