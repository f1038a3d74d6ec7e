import { paths } from '../../paths.ts'
import type { Shop } from '../../platform/config.ts'
import type { ProductCard } from '../list-queries.ts'
import { pagesFor } from '../listing.ts'
import { Pagination } from './pagination.tsx'
import { ProductGrid } from './product-grid.tsx'

type Props = {
  shop: Shop
  /** As it was typed; empty before the first search. */
  q: string
  found: { cards: ProductCard[]; total: number; page: number } | null
}

/** Renders the search form and what was found. */
export const SearchPage = ({ shop, q, found }: Props) => (
  <section>
    <h1>{q ? `“${q}”` : 'Search'}</h1>
    <form class="search-form" action={paths.search()}>
      <label for="q">What are you looking for?</label>
      <div>
        <input id="q" type="search" name="q" value={q} />
        <button class="button" type="submit">
          Search
        </button>
      </div>
    </form>
    {found && found.cards.length === 0 && (
      <p class="notice">
        Nothing was found. Fewer words find more: a metal, a stone, or a kind of piece.
      </p>
    )}
    {found && found.cards.length > 0 && (
      <>
        <p class="quiet">{found.total === 1 ? '1 piece' : `${found.total} pieces`}</p>
        <ProductGrid shop={shop} cards={found.cards} onTop />
        <Pagination
          page={found.page}
          pages={pagesFor(found.total)}
          pathOf={(page) => paths.search(q, page)}
        />
      </>
    )}
  </section>
)
