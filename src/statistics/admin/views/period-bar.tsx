import { type Look, queryOf } from '../../look.ts'
import { periodNames } from '../../period.ts'
import { statisticsWords } from '../../words.ts'

/** Renders the periods that can be chosen, as links, and a form for any other. */
export const PeriodBar = (props: {
  look: Look
  /** Path of the page. */
  action: string
  addressOf: (query: Record<string, string | undefined>) => string
  kept: Record<string, string | undefined>
}) => {
  const { look, action, addressOf, kept } = props
  const words = statisticsWords().periods
  const { name: current, period } = look.chosen
  const hidden = { ...look.filters, ...kept }
  return (
    <div class="period-bar">
      <nav aria-label={words.label}>
        {periodNames.map((name) => (
          <a
            href={addressOf(queryOf({ ...look, chosen: { ...look.chosen, name } }))}
            aria-current={name === current ? 'true' : undefined}
          >
            {words[name]}
          </a>
        ))}
      </nav>
      <details open={current === 'own'}>
        <summary>{words.own}</summary>
        <form method="get" action={action}>
          {Object.entries(hidden).map(
            ([name, value]) => value && <input type="hidden" name={name} value={value} />,
          )}
          {(['from', 'to'] as const).map((edge) => (
            <div class="field">
              <label for={`period-${edge}`}>{words[edge]}</label>
              <input id={`period-${edge}`} type="date" name={edge} value={period[edge]} required />
            </div>
          ))}
          <button class="button-quiet" type="submit">
            {words.show}
          </button>
        </form>
      </details>
    </div>
  )
}
