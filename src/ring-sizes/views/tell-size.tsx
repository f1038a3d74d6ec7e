import { paths } from '../../paths.ts'
import { visitorSlot } from '../../platform/visitor-parts.ts'
import { ErrorSummary, type FormState, SelectField, TextField } from '../../ui/form-field.tsx'
import type { RingSystem } from '../rules/scales.ts'
import { ringSystems } from '../visitor-sizes.ts'
import { ringSizeWords } from '../words.ts'

type Props = {
  form: FormState
  /** The system that is offered first. */
  system: RingSystem
  /** Handle of the ring that the visitor came from, and goes back to. */
  ring: string | undefined
}

/** Renders the form in which a guest tells their ring size, and what they told before. */
export const TellSize = ({ form, system, ring }: Props) => {
  const { tell } = ringSizeWords()
  return (
    <>
      <h2 id="your-size">{tell.title}</h2>
      {visitorSlot('told-size')}
      <p>{tell.lead}</p>
      <form class="tell-size" method="post" action={paths.ringSize()}>
        <ErrorSummary form={form} />
        {ring && <input type="hidden" name="ring" value={ring} />}
        <div class="tell-size-fields">
          <TextField
            form={form}
            name="size"
            label={tell.size}
            maxlength={8}
            autocomplete="off"
            autocapitalize="characters"
          />
          <SelectField
            form={{ ...form, values: { system, ...form.values } }}
            name="system"
            label={tell.system}
            choices={ringSystems.map((each) => ({ value: each, label: tell.systems[each] }))}
          />
        </div>
        <button class="button-quiet" type="submit">
          {tell.send}
        </button>
        <p class="hint">{tell.kept}</p>
      </form>
    </>
  )
}
