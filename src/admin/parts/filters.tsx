import type { Child } from 'hono/jsx'
import { adminWords } from '../words.ts'

/** One filter of a list: a drop-down list where it has `options`, else a field to type in. */
export type Filter = {
  name: string
  label: string
  value: string | undefined
  options?: { value: string; label: string }[]
  type?: 'text' | 'date'
}

/**
 * Renders the search and the filters of a list as a form that only leads to an address, what is set
 * as links that remove it, and saved filters: links to addresses.
 *
 * @param action path of the list, without a query
 */
export const Filters = (props: {
  action: string
  search?: { name: string; label: string; hint?: string; value: string | undefined }
  filters: Filter[]
  saved?: { href: string; title: string; count?: number; current: boolean }[]
}) => {
  const { action, search, filters, saved } = props
  const words = adminWords().filters
  const folded = filters.length > FEW
  const show = (
    <button class="button-quiet" type="submit">
      {words.show}
    </button>
  )
  const set = [...(search ? [search as Filter] : []), ...filters].filter(({ value }) => value)
  return (
    <search class="filters">
      {saved && <Saved saved={saved} />}
      {(search || filters.length > 0) && (
        <form method="get" action={action}>
          {search && <Search {...search} />}
          {folded && search && show}
          <Fold fold={folded}>
            {filters.map((filter) => (
              <FilterField {...filter} />
            ))}
            {!(folded && search) && show}
          </Fold>
        </form>
      )}
      {set.length > 0 && (
        <ul class="chips">
          {set.map((filter) => (
            <li>
              <a href={addressOf(action, set, filter.name)}>
                <span class="visually-hidden">{words.remove} </span>
                {`${filter.label}: ${nameOf(filter)}`}
              </a>
            </li>
          ))}
          {set.length > 1 && (
            <li>
              <a href={action}>{words.removeAll}</a>
            </li>
          )}
        </ul>
      )}
    </search>
  )
}

/** Filters that a phone shows above the list without being asked. */
const FEW = 2

/** On a phone the list comes first: its filters open by a press. Elsewhere they are open. */
const Fold = (props: { fold: boolean; children?: Child }) =>
  props.fold ? (
    <details class="filter-fold">
      <summary>{adminWords().filters.title}</summary>
      <div class="filter-fields">{props.children}</div>
    </details>
  ) : (
    props.children
  )

const Search = (props: NonNullable<Parameters<typeof Filters>[0]['search']>) => (
  <div class="field filter-search">
    <label for={`filter-${props.name}`}>{props.label}</label>
    <input
      id={`filter-${props.name}`}
      type="search"
      name={props.name}
      value={props.value}
      data-search
      aria-describedby={props.hint && `filter-${props.name}-hint`}
    />
    {props.hint && (
      <p class="hint" id={`filter-${props.name}-hint`}>
        {props.hint}
      </p>
    )}
  </div>
)

const FilterField = ({ name, label, value, options, type }: Filter) => (
  <div class="field">
    <label for={`filter-${name}`}>{label}</label>
    {options ? (
      <select id={`filter-${name}`} name={name}>
        <option value="">{adminWords().filters.any}</option>
        {options.map((option) => (
          <option value={option.value} selected={option.value === value}>
            {option.label}
          </option>
        ))}
      </select>
    ) : (
      <input id={`filter-${name}`} type={type ?? 'text'} name={name} value={value} />
    )}
  </div>
)

const Saved = ({ saved }: { saved: NonNullable<Parameters<typeof Filters>[0]['saved']> }) => (
  <nav class="saved" aria-label={adminWords().filters.saved}>
    {saved.map(({ href, title, count, current }) => (
      <a href={href} aria-current={current ? 'page' : undefined}>
        {title}
        {count !== undefined && <span class="quiet"> {count}</span>}
      </a>
    ))}
  </nav>
)

const nameOf = ({ value, options }: Filter) =>
  options?.find((option) => option.value === value)?.label ?? value

/** Address of the list without one of the filters that are set. */
function addressOf(action: string, set: Filter[], without: string): string {
  const query = new URLSearchParams()
  for (const { name, value } of set) if (name !== without && value) query.set(name, value)
  return query.size > 0 ? `${action}?${query}` : action
}
