import { type FormState, TextField } from '../../../ui/form-field.tsx'
import { ways } from '../forms.ts'
import { newOrderWords } from '../words.ts'
import { Choices } from './choices.tsx'

/** Renders how an order is paid, and the number that a payment by card has. */
export const PayFields = (props: { form: FormState; transferDays: number | null }) => {
  const { form, transferDays } = props
  const words = newOrderWords().customer
  const offered = ways.filter((way) => way !== 'transfer' || transferDays !== null)
  const hints: Partial<Record<(typeof ways)[number], string>> = {
    link: words.wayHints.link,
    ...(transferDays !== null && { transfer: words.wayHints.transfer(transferDays) }),
  }
  return (
    <Choices
      form={form}
      name="way"
      legend={words.pay}
      choices={offered.map((value) => ({
        value,
        label: words.ways[value],
        hint: hints[value],
      }))}
    >
      {transferDays === null && <p class="hint">{words.noAccount}</p>}
      <TextField
        form={form}
        name="slip"
        label={words.slip}
        hint={words.slipHint}
        autocomplete="off"
        optional
      />
    </Choices>
  )
}
