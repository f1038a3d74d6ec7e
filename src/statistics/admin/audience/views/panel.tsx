import type { Child } from 'hono/jsx'
import { paths } from '../../../../paths.ts'
import { type Look, queryOf } from '../../../look.ts'
import { audienceWords } from '../words.ts'

/**
 * Renders one subject of the page in a box, with its file and, where there is more of it, a page of
 * its own.
 *
 * @param table names its file
 */
export const Panel = (props: {
  table: string
  title: string
  meaning?: string | undefined
  look: Look
  all?: string | undefined
  wide?: boolean
  /** It is not one of a group. */
  alone?: boolean
  children?: Child
}) => {
  const { table, title, meaning, look, all, wide, alone, children } = props
  const words = audienceWords()
  const heading = { id: `${table}-title`, class: 'panel-title' }
  return (
    <section class={wide ? 'panel panel-wide' : 'panel'} aria-labelledby={`${table}-title`}>
      <div class="panel-head">
        {alone ? <h2 {...heading}>{title}</h2> : <h3 {...heading}>{title}</h3>}
        <p>
          {all && (
            <a href={all} aria-label={words.of(words.all, title)}>
              {words.all}
            </a>
          )}
          <a
            href={paths.deskStatisticsFile(table, queryOf(look))}
            aria-label={words.of(words.csv, title)}
          >
            {words.csv}
          </a>
        </p>
        {meaning && <p class="panel-meaning quiet">{meaning}</p>}
      </div>
      {children}
    </section>
  )
}
