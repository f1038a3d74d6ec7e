import type { Answer } from '../../../analytics/read-visits.ts'
import { formatDate } from '../../../platform/format-date.ts'
import { countFormat } from '../../format.ts'
import { statisticsWords } from '../../words.ts'

/** What an answer says of itself. */
export type Trust = Pick<
  Answer<never>,
  'engine' | 'accuracy' | 'since' | 'begins' | 'refused' | 'few'
>

/** Renders how far visits can be trusted: nothing where all of them are there. */
export const EngineNote = (props: Trust & { locale: string }) => {
  const { engine, accuracy, since, begins, refused, few, locale } = props
  const { engine: words, filters } = statisticsWords()
  const names = refused.map((name) => filters.names[name]).join(', ')
  const { text } = countFormat(locale)
  const sampled = accuracy.stored < accuracy.points
  return (
    <>
      {engine === 'off' && (
        <details class="notice engine-off">
          <summary>{words.offTitle}</summary>
          <p>{words.off}</p>
          <p>{words.offHow}</p>
          <p>{words.offStill}</p>
        </details>
      )}
      {engine === 'silent' && <p class="notice">{words.silent}</p>}
      {few && <p class="notice">{words.few}</p>}
      {names && <p class="notice">{words.refused(names)}</p>}
      {since && <p class="notice">{words.since(formatDate(since, locale, true))}</p>}
      {begins && engine !== 'off' && (
        <p class="notice">{words.begins(formatDate(begins, locale, true))}</p>
      )}
      {sampled && (
        <p class="notice">{words.sampled(text(accuracy.stored), text(accuracy.points))}</p>
      )}
    </>
  )
}
