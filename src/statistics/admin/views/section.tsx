import type { Child } from 'hono/jsx'
import { paths } from '../../../paths.ts'
import { type Look as Asked, queryOf } from '../../look.ts'
import { statisticsWords } from '../../words.ts'

/** Which tables a page shows: all, a few rows of each, or only one, by its name. */
export type Look = Asked & { only: string | null }

/** Rows of a table among others, and by itself; its file has all of them. */
export const rowsOf = ({ only }: Look): number => (only ? 50 : 5)

/**
 * Renders one table of a page of statistics: its title, what it means, its file and, where it has
 * more rows, a page of its own.
 *
 * @param address of the page, with a query
 * @param count rows that there are; left out: it has no file, and always shows all
 * @param shown how many of them are, if not `rowsOf`
 */
export const Section = (props: {
  table: string
  title: string
  means?: string
  count?: number
  shown?: number
  look: Look
  address: (query: Record<string, string | undefined>) => string
  children?: Child
}) => {
  const { table, title, means, count, look, address, children } = props
  const { shown = rowsOf(look) } = props
  const words = statisticsWords()
  const of = <span class="visually-hidden">: {title}</span>
  if (look.only && look.only !== table) return null
  return (
    <section class="panel" id={table} aria-labelledby={`${table}-title`}>
      <div class="panel-head">
        <h2 id={`${table}-title`}>{title}</h2>
        {count !== undefined && (
          <p>
            {!look.only && count > shown && (
              <a href={address({ ...queryOf(look), table })}>
                {words.all}
                {of}
              </a>
            )}
            <a href={paths.deskStatisticsFile(table, queryOf({ ...look, filters: {} }))}>
              {words.csv}
              {of}
            </a>
          </p>
        )}
      </div>
      {means && (
        <details class="means" open={look.only !== null}>
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
