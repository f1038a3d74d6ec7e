import type { RefundWay } from '../../../../payments/refund-rules.ts'
import { type FormState, SelectField, TextField } from '../../../../ui/form-field.tsx'
import { refundWords } from '../words.ts'

/**
 * Renders how money goes back, where there is a choice: staff pay it back themselves, and note the
 * reference of a transfer.
 */
export const ByHandFields = ({ form, ways }: { form: FormState; ways: readonly RefundWay[] }) => {
  const words = refundWords().form
  if (ways.length === 1) return <input type="hidden" name="way" value={ways[0]} />
  return (
    <>
      <SelectField
        form={form}
        name="way"
        label={words.way}
        hint={words.byHandHint}
        choices={ways.map((value) => ({ value, label: words.ways[value] }))}
      />
      <TextField
        form={form}
        name="reference"
        label={words.reference}
        autocomplete="off"
        maxlength={100}
        optional
      />
    </>
  )
}
