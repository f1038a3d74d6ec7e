import { paths } from '../../../paths.ts'
import type { Shop } from '../../../platform/config.ts'
import { uiWords } from '../../../ui/words.ts'
import { listingWords } from '../words.ts'
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
    <h1>{q ? listingWords().searched(q) : listingWords().search}</h1>
    <form class="search-form" action={paths.search()}>
      <label for="q">{listingWords().whatFor}</label>
      <div>
        <input
          id="q"
          type="search"
          name="q"
          value={q}
          data-suggestions={uiWords().site.suggestions}
        />
        <button class="button" type="submit">
          {listingWords().search}
        </button>
      </div>
    </form>
    {corrected && <p class="notice">{listingWords().corrected(q, corrected)}</p>}
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
    {props.searched && <p class="notice">{listingWords().notFound}</p>}
    {props.searched && props.known.length > 0 && (
      <>
        <p>{listingWords().oneWord}</p>
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
    <p>{listingWords().searchable}</p>
    <p>{listingWords().lookAround}</p>
    <ul class="chips">
      {props.shop.menu.map((entry) => (
        <li>
          <a href={paths.collection(entry.collection)}>{entry.title}</a>
        </li>
      ))}
    </ul>
  </>
)
