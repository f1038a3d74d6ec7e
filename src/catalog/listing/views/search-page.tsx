import { paths } from '../../../paths.ts'
import type { Shop } from '../../../platform/config.ts'
import { visitorSlot } from '../../../platform/visitor-parts.ts'
import { uiWords } from '../../../ui/words.ts'
import { listingWords } from '../words.ts'
import { type List, ProductList } from './product-list.tsx'

type Props = {
  shop: Shop
  /** The search text as typed; empty before the first search. */
  q: string
  found: List | null
  /** What was searched for instead of a misspelling. */
  corrected: string | null
  /** The words of the search that match something in the shop. */
  known: string[]
}

/** Renders the search form and the results. */
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

/** What to do without results: search again, or browse. */
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
    {props.searched && visitorSlot('for-you', 'search')}
  </>
)
