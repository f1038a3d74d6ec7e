import { FieldNotes, type FormState } from '../../ui/form-field.tsx'
import { checkoutWords } from '../words.ts'

/**
 * Renders with whom the shopper pays, where there is a choice, and what is wrong with the one that was
 * chosen; the first is chosen beforehand.
 */
export const PaymentChoice = ({ form, providers }: { form: FormState; providers: string[] }) => {
  const { payWith, payment } = checkoutWords()
  const chosen = providers.includes(form.values.pay ?? '') ? form.values.pay : providers[0]
  if (providers.length < 2) return null
  return (
    <fieldset>
      <legend>{payment}</legend>
      <FieldNotes form={form} name="pay" />
      {providers.map((name) => (
        <label class="radio-card">
          <input
            id={name === chosen ? 'pay' : undefined}
            type="radio"
            name="pay"
            value={name}
            checked={name === chosen}
            {...(form.errors.pay && { 'aria-describedby': 'pay-error' })}
          />
          <span>{payWith[name] ?? name}</span>
        </label>
      ))}
    </fieldset>
  )
}
