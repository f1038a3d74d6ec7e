import { ActForm } from '../../../../admin/parts/act-form.tsx'
import { Card } from '../../../../admin/parts/card.tsx'
import { paths } from '../../../../paths.ts'
import { mayBeKept, rowFields } from '../packing-form.ts'
import { sayProblem } from '../say-problem.ts'
import type { ShownRow } from '../show-packing.ts'
import { parcelWords } from '../words.ts'

/** Renders the form that corrects carrier and number of a parcel under way. */
export const CorrectForm = ({ row, open }: { row: ShownRow; open: boolean }) => {
  const { parcel, typed, problems, carriers } = row
  const words = parcelWords()
  const names = rowFields(0)
  const { columns } = words.packing
  const before = {
    [names.carrier]: parcel.carrier ?? '',
    [names.number]: parcel.number ?? '',
    [names.link]: parcel.link ?? '',
  }
  return (
    <Card id="correct" title={words.parcel.correct}>
      <details open={open}>
        <summary>{words.parcel.correctHint}</summary>
        <ActForm action={paths.deskParcel(parcel.id)} before={before} unsaved={open}>
          <input type="hidden" name={names.parcel} value={`${parcel.id}.${typed.version}`} />
          {problems.map((problem) => (
            <p class="error" id={`correct-${problem.reason}`}>
              {sayProblem(problem, carriers.find(({ id }) => id === typed.carrier)?.name)}
            </p>
          ))}
          <div class="field">
            <label for="carrier">{columns.carrier}</label>
            <select id="carrier" name={names.carrier}>
              {carriers.map(({ id, name }) => (
                <option value={id} selected={id === typed.carrier}>
                  {name}
                </option>
              ))}
            </select>
          </div>
          <div class="field">
            <label for="number">{columns.number}</label>
            <input
              id="number"
              name={names.number}
              value={typed.number}
              autocomplete="off"
              {...(problems[0] && {
                'aria-invalid': 'true',
                'aria-describedby': `correct-${problems[0].reason}`,
              })}
            />
          </div>
          {(typed.keep || problems.some(mayBeKept)) && (
            <label class="check">
              <input type="checkbox" name={names.keep} checked={typed.keep} /> {words.packing.keep}
            </label>
          )}
          <div class="field">
            <label for="link">{words.packing.link}</label>
            <input id="link" name={names.link} type="url" value={typed.link} />
          </div>
          <button class="button-quiet" type="submit">
            {words.parcel.save}
          </button>
        </ActForm>
      </details>
    </Card>
  )
}
