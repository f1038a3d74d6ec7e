import type { Child } from 'hono/jsx'
import type * as z from 'zod/mini'
import { Unbroken } from './unbroken.tsx'
import { uiWords } from './words.ts'

/** State of a form that is shown again: what was typed and what is wrong with it, by field name. */
export type FormState = { values: Record<string, string>; errors: Record<string, string> }

export const emptyForm: FormState = { values: {}, errors: {} }

type FieldProps = {
  form: FormState
  name: string
  label: string
  hint?: string
  optional?: boolean
} & Record<string, unknown>

/**
 * Renders a label and an input with what was typed, its hint and its error, linked for screen
 * readers.
 */
export const TextField = ({ form, name, label, hint, optional, ...input }: FieldProps) => (
  <Field form={form} name={name} label={label} hint={hint} optional={optional}>
    <input
      id={name}
      name={name}
      value={form.values[name] ?? ''}
      required={!optional}
      {...describedBy(form, name, hint)}
      {...input}
    />
  </Field>
)

/** Renders the field of an e-mail address, `email`; its keyboard has an @. */
export const EmailField = ({
  autocomplete = 'email',
  ...props
}: Pick<FieldProps, 'form' | 'label' | 'hint' | 'optional'> & { autocomplete?: string }) => (
  <TextField {...props} name="email" type="email" autocomplete={autocomplete} inputmode="email" />
)

type Choice = { value: string; label: string }

/** Renders a label and a drop-down list. */
export const SelectField = (props: FieldProps & { choices: Choice[]; prompt?: string }) => {
  const { form, name, label, hint, optional, choices, prompt, ...select } = props
  return (
    <Field form={form} name={name} label={label} hint={hint} optional={optional}>
      <select
        id={name}
        name={name}
        required={!optional}
        {...describedBy(form, name, hint)}
        {...select}
      >
        {prompt !== undefined && <option value="">{prompt}</option>}
        {choices.map((choice) => (
          <option value={choice.value} selected={choice.value === form.values[name]}>
            {choice.label}
          </option>
        ))}
      </select>
    </Field>
  )
}

/** Renders label, hint and error around a control whose id is `name`. */
export const Field = (props: {
  form: FormState
  name: string
  label: Child
  hint?: string | undefined
  optional?: boolean | undefined
  children?: unknown
}) => {
  const error = props.form.errors[props.name]
  return (
    <div class={error ? 'field field-wrong' : 'field'}>
      <label for={props.name}>
        {props.label}
        {props.optional && <span class="quiet"> {uiWords().forms.optional}</span>}
      </label>
      {props.children}
      <FieldNotes {...props} />
    </div>
  )
}

/** Renders hint and error of a field, to which `describedBy` links its control. */
export const FieldNotes = (props: { form: FormState; name: string; hint?: string | undefined }) => {
  const { form, name, hint } = props
  const error = form.errors[name]
  return (
    <>
      {hint && (
        <p class="hint" id={`${name}-hint`}>
          <Unbroken text={hint} />
        </p>
      )}
      {error && (
        <p class="error" id={`${name}-error`}>
          <Unbroken text={error} />
        </p>
      )}
    </>
  )
}

/** Attributes that link a control to its error and hint. */
export function describedBy(form: FormState, name: string, hint?: string) {
  const wrong = form.errors[name] !== undefined
  const ids = [wrong && `${name}-error`, hint && `${name}-hint`].filter(Boolean).join(' ')
  return { ...(ids && { 'aria-describedby': ids }), ...(wrong && { 'aria-invalid': 'true' }) }
}

/**
 * Renders all errors at the top of a form, each linked to its field. Focused when the page opens.
 */
export const ErrorSummary = ({
  form,
  labels,
}: {
  form: FormState
  labels?: Record<string, string>
}) => {
  const errors = Object.entries(form.errors)
  if (errors.length === 0) return null
  return (
    <div class="error-summary" role="alert" tabindex={-1}>
      <h2>{uiWords().forms.pleaseCheck(errors.length)}</h2>
      <ul>
        {errors.map(([name, message]) => (
          <li>
            <a href={`#${name}`}>{labels?.[name] ? `${labels[name]}: ${message}` : message}</a>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** The first message for each field that was refused. */
export function fieldErrors(error: z.core.$ZodError): Record<string, string> {
  const messages: Record<string, string> = {}
  for (const issue of error.issues) messages[String(issue.path[0])] ??= issue.message
  return messages
}
