import type { Child } from 'hono/jsx'
import { paths } from '../../../paths.ts'
import { queryOf } from '../../look.ts'
import type { Chosen } from '../../period.ts'
import { statisticsWords } from '../../words.ts'

/**
 * Renders one table of a page of statistics: its title, what it means, and where its file is.
 *
 * @param table its name in the export; left out: it has no file
 */
export const Section = (props: {
  id: string
  title: string
  means?: string
  table?: string
  chosen: Chosen
  children?: Child
}) => {
  const { id, title, means, table, chosen, children } = props
  const words = statisticsWords()
  const of = <span class="visually-hidden">: {title}</span>
  return (
    <section class="panel" id={id} aria-labelledby={`${id}-title`}>
      <div class="panel-head">
        <h2 id={`${id}-title`}>{title}</h2>
        {table && (
          <a href={paths.deskStatisticsFile(table, queryOf({ chosen, filters: {} }))}>
            {words.csv}
            {of}
          </a>
        )}
      </div>
      {means && (
        <details class="means">
          <summary>
            {words.definition}
            {of}
          </summary>
          <p>{means}</p>
        </details>
      )}
      {children}
    </section>
  )
}
