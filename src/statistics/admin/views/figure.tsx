import { changeOf } from '../../change-rules.ts'
import { Spark } from '../../charts/spark.tsx'
import type { Format } from '../../format.ts'
import { sayChange } from '../../say-change.ts'
import { statisticsWords } from '../../words.ts'

/**
 * Renders a figure with its change against the period before, how it went, and what it means. Null
 * is not known.
 *
 * @param rate whether it is a share, which changes by points
 * @param href shows it in the chart; `current`: it is there
 */
export const Figure = (props: {
  id: string
  title: string
  value: number | null
  before?: number | null
  format: Format
  rate?: boolean
  definition: string
  spark?: (number | null)[]
  href?: string
  current?: boolean
  /** A word on how far it can be trusted. */
  note?: string | null
  locale: string
}) => {
  const { id, title, value, before = null, format, definition, spark, href, current, note } = props
  const words = statisticsWords()
  const change = changeOf(value, before, props.rate)
  return (
    <div class={current ? 'figure figure-current' : 'figure'} id={`figure-${id}`}>
      <h2>
        {href ? (
          <a href={href} aria-current={current ? 'true' : undefined}>
            {title}
          </a>
        ) : (
          title
        )}
      </h2>
      <p class="figure-value">{value === null ? '–' : format.text(value)}</p>
      <p class="figure-change">
        {value === null && <span class="visually-hidden">{words.unknown}</span>}
        {change && <span class={`change-${change.kind}`}>{sayChange(change, props.locale)}</span>}
        {before !== null && change?.kind !== 'new' && (
          <span class="quiet"> {words.change.before(format.text(before))}</span>
        )}
      </p>
      {spark && <Spark values={spark} />}
      {note && <p class="figure-note quiet">{note}</p>}
      <details>
        <summary>
          {words.definition}
          <span class="visually-hidden">: {title}</span>
        </summary>
        <p>{definition}</p>
      </details>
    </div>
  )
}
