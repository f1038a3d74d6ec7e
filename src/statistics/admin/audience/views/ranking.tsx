import type { Row } from '../../../../analytics/figures.ts'
import { type Bar, Bars } from '../../../charts/bars.tsx'
import { countFormat } from '../../../format.ts'
import { keyName } from '../../../key-names.ts'
import type { Look } from '../../../look.ts'
import { nothingOf } from '../../../visits-by-step.ts'
import type { Figure, Panel } from '../panels.ts'
import type { Beside } from '../read-audience.ts'
import { audienceWords } from '../words.ts'
import { formatChange } from './format-change.ts'
import { narrowed } from './narrowed.ts'

/**
 * Renders the rows of a panel, each with a link to the figures of its visits alone.
 *
 * @param full with every figure, for a page of its own
 */
export const Ranking = (props: {
  panel: Panel
  rows: Row[]
  beside: Beside
  look: Look
  locale: string
  full?: boolean
}) => {
  const { panel, rows, beside, look, locale, full } = props
  const { dimension, by, also, filter } = panel
  const words = audienceWords()
  const { text } = countFormat(locale)
  const titleOf = (figure: Figure) =>
    (figure === 'times' && words.times[dimension]) || words.figures[figure]
  const others: Figure[] = full
    ? (['visitors', 'times', 'visits'] as const).filter((figure) => figure !== by)
    : [also]
  const compares = rows.some(({ key }) => beside.before(dimension, key) !== null)
  const barOf = (row: Row): Bar => {
    const { key, visitors } = row
    const label = keyName(dimension, key, locale, beside.titles)
    const change = formatChange(visitors, beside.before(dimension, key), locale)
    return {
      label,
      hint: label !== key && key.startsWith('/') ? key : undefined,
      value: row[by],
      href: filter && key ? narrowed(look, filter, key) : undefined,
      more: [...others.map((figure) => text(row[figure])), ...(compares ? [change] : [])],
    }
  }
  return (
    <Bars
      caption={words.panels[dimension]}
      columns={{ label: words.keys[dimension], value: titleOf(by) }}
      rows={rows.map(barOf)}
      format={text}
      more={[...others.map(titleOf), ...(compares ? [words.change] : [])]}
      empty={nothingOf(beside.answer)}
    />
  )
}
