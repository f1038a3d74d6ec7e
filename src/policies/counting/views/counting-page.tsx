import { columns } from '../../../analytics/columns.ts'
import type { whyUncounted } from '../../../analytics/opt-out.ts'
import { paths } from '../../../paths.ts'
import { policiesWords } from '../../words.ts'
import { countingWords } from '../words.ts'

type Noted = Record<string, string | number> | null

type Props = {
  /** Null: nothing asks that this browser be left out. */
  why: ReturnType<typeof whyUncounted>
  /** What is recorded of this request; null: nothing. */
  noted: Noted
}

/** Renders whether this browser is counted and why, the switch, and what is recorded of it now. */
export const CountingPage = ({ why, noted }: Props) => {
  const words = countingWords()
  const standing = words.standing[why ?? (noted?.event === 'dropped' ? 'dropped' : 'counted')]
  return (
    <article class="narrow policy">
      <h1>{words.title}</h1>
      <p class="lead">{words.lead}</p>
      <p class={`notice ${why ? 'notice-good' : ''}`} role="status">
        <strong>{standing.title}</strong> {standing.text}
      </p>
      {why === null && <Switch count="no" text={words.stop} how={words.stopHow} />}
      {why === 'switch' && <Switch count="yes" text={words.start} how={words.startHow} />}
      <h2>{words.noted.title}</h2>
      {noted ? <Notes noted={noted} /> : <p>{words.noted.nothing}</p>}
      <p>
        {words.more((text) => (
          <a href={paths.policy('privacy')}>{text}</a>
        ))}
      </p>
    </article>
  )
}

const Switch = ({ count, text, how }: { count: 'no' | 'yes'; text: string; how: string }) => (
  <form method="post" action={paths.counting()}>
    <button
      class={count === 'no' ? 'button' : 'button button-quiet'}
      type="submit"
      name="count"
      value={count}
    >
      {text}
    </button>
    <p class="hint">{how}</p>
  </form>
)

/** Column by column, as the recording itself has them. */
const Notes = ({ noted }: { noted: NonNullable<Noted> }) => {
  const words = countingWords().noted
  const rows = columns.flatMap((column) => (noted[column] ? [{ column, now: noted[column] }] : []))
  return (
    <>
      <p>{words.of}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.what}</th>
            <th scope="col">{words.now}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ column, now }) => (
            <tr>
              <th scope="row">{policiesWords().purposes[column].what}</th>
              <td>
                <code>{now}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {noted.event !== 'dropped' && (
        <p>
          {words.time} {words.less}
        </p>
      )}
    </>
  )
}
