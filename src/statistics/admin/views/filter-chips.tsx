import type { Filters } from '../../../analytics/dimensions.ts'
import { keyName } from '../../key-names.ts'
import { type Look, queryOf, withFilter } from '../../look.ts'
import { statisticsWords } from '../../words.ts'

/** Renders the filters that are set, each as a link that removes it. */
export const FilterChips = (props: {
  look: Look
  addressOf: (query: Record<string, string | undefined>) => string
  locale: string
}) => {
  const { look, addressOf, locale } = props
  const words = statisticsWords().filters
  const set = Object.entries(look.filters) as [keyof Filters, string][]
  if (set.length === 0) return null
  return (
    <nav aria-label={words.label}>
      <ul class="chips">
        {set.map(([name, value]) => (
          <li>
            <a href={addressOf(withFilter(look, name))}>
              <span class="visually-hidden">{words.remove} </span>
              {`${words.names[name]}: ${keyName(name, value, locale)}`}
            </a>
          </li>
        ))}
        {set.length > 1 && (
          <li>
            <a href={addressOf(queryOf({ ...look, filters: {} }))}>{words.removeAll}</a>
          </li>
        )}
      </ul>
    </nav>
  )
}
