import { paths } from '../../paths.ts'
import type { Shop } from '../../platform/config.ts'
import { words } from '../../ui/messages.ts'
import { type List, ProductList } from './product-list.tsx'

type Props = {
  shop: Shop
  /** As it was typed; empty before the first search. */
  q: string
  found: List | null
  /** What was looked for instead, where something was misspelled. */
  corrected: string | null
  /** The words of the search that something in the shop has. */
  known: string[]
}

/** Renders the search form and what was found. */
export const SearchPage = ({ shop, q, found, corrected, known }: Props) => (
  <section>
    <h1>{q ? words.finding.searched(q) : words.finding.search}</h1>
    <form class="search-form" action={paths.search()}>
      <label for="q">{words.finding.whatFor}</label>
      <div>
        <input
          id="q"
          type="search"
          name="q"
          value={q}
          data-suggestions={words.finding.suggestions}
        />
        <button class="button" type="submit">
          {words.finding.search}
        </button>
      </div>
    </form>
    {corrected && <p class="notice">{words.finding.corrected(q, corrected)}</p>}
    {found && found.counts.all > 0 ? (
      <ProductList shop={shop} list={found} q={q} pathOf={(choice) => paths.search(q, choice)} />
    ) : (
      <NothingFound shop={shop} searched={found !== null} known={known} />
    )}
  </section>
)

/** What to do where there is nothing: another search, or a look around. */
const NothingFound = (props: { shop: Shop; searched: boolean; known: string[] }) => (
  <>
    {props.searched && <p class="notice">{words.finding.notFound}</p>}
    {props.searched && props.known.length > 0 && (
      <>
        <p>{words.finding.oneWord}</p>
        <ul class="chips">
          {props.known.map((term) => (
            <li>
              <a href={paths.search(term)} rel="nofollow">
                {term}
              </a>
            </li>
          ))}
        </ul>
      </>
    )}
    <p>{words.finding.searchable}</p>
    <p>{words.finding.lookAround}</p>
    <ul class="chips">
      {props.shop.menu.map((entry) => (
        <li>
          <a href={paths.collection(entry.collection)}>{entry.title}</a>
        </li>
      ))}
    </ul>
  </>
)
