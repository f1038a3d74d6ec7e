import { orderLineWords } from '../../../orders/line-words.ts'
import type { FormState } from '../../../ui/form-field.tsx'
import { unitsField } from '../forms.ts'
import type { linesToReturn } from '../read-returnable.ts'
import { returnWords } from '../words.ts'

/**
 * Renders a line of an order of which pieces can be chosen: a box for one, a number of several.
 *
 * @param only whether there is no other line: then one piece is chosen already
 * @param about what to say of it; empty: nothing
 */
export const LineChoice = (
  props: Omit<ReturnType<typeof linesToReturn>[number], 'standing'> & {
    form: FormState
    only: boolean
    about: string
  },
) => {
  const { line, ids, form, about } = props
  const words = returnWords()
  const shown = orderLineWords(line)
  const name = unitsField(line.id)
  const isNew = Object.keys(form.values).length === 0
  const typed = form.values[name] ?? (isNew && props.only ? '1' : '0')
  const hint = about ? { 'aria-describedby': `${name}-hint` } : {}
  const what = (
    <>
      {shown.name}
      {shown.engraving && <span class="quiet">. {shown.engraving}</span>}
    </>
  )
  return (
    <div class="return-line">
      {ids.length === 1 ? (
        <label class="check">
          <input type="checkbox" name={name} value="1" checked={typed === '1'} {...hint} />
          <span>{what}</span>
        </label>
      ) : (
        <div class="check">
          <select name={name} aria-label={words.howMany(shown.name)} {...hint}>
            {Array.from({ length: ids.length + 1 }, (_, count) => (
              <option value={`${count}`} selected={typed === `${count}`}>
                {count}
              </option>
            ))}
          </select>
          <span>
            {words.ofUnits(ids.length)} {what}
          </span>
        </div>
      )}
      {about && (
        <p class="hint" id={`${name}-hint`}>
          {about}
        </p>
      )}
    </div>
  )
}
