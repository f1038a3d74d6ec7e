import { Notice } from '../../../../admin/parts/notice.tsx'
import { paths } from '../../../../paths.ts'
import { sayProblem } from '../say-problem.ts'
import type { RowOutcome } from '../send-parcels.ts'
import { parcelWords } from '../words.ts'

/**
 * Renders what became of each parcel of a table that was not sent as a whole: what was sent, and what
 * was not and is not in the table any more.
 *
 * @param left parcels that are still being packed; their rows say what is wrong
 * @param numbers numbers of the orders, by parcel
 */
export const Outcomes = (props: {
  outcomes: RowOutcome[]
  left: { id: string }[]
  numbers: { id: string; number: string }[]
}) => {
  const words = parcelWords().packing
  const numberOf = (id: string) => props.numbers.find((each) => each.id === id)?.number ?? ''
  const sent = props.outcomes.filter(({ problems }) => problems.length === 0)
  const refused = props.outcomes.filter(({ problems }) => problems.length > 0)
  const gone = refused.filter(({ row }) => !props.left.some(({ id }) => id === row.id))
  return (
    <>
      {sent.length > 0 && (
        <div class="notice notice-good" role="status">
          <p>{words.sent(sent.map(({ row }) => numberOf(row.id)).join(', '))}</p>
        </div>
      )}
      <div class="notice notice-bad" role="alert">
        <p>{words.notSent(refused.length)}</p>
        <ul>
          {gone.map(({ row, problems }) => (
            <li>
              <a href={paths.deskParcel(row.id)}>{numberOf(row.id)}</a>:{' '}
              {problems.map((problem) => sayProblem(problem)).join(' ')}
            </li>
          ))}
        </ul>
      </div>
    </>
  )
}

/** Renders what a look at the numbers found. */
export const Checked = ({ wrong }: { wrong: boolean }) => {
  const words = parcelWords().packing
  return wrong ? (
    <Notice kind="refused" text={words.notChecked} />
  ) : (
    <Notice kind="done" text={words.checked} />
  )
}
