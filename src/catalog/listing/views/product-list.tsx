import type { Shop } from '../../../platform/config.ts'
import { decimalsOf } from '../../../platform/money.ts'
import { ProductGrid } from '../../views/product-grid.tsx'
import type { ProductCard } from '../card-queries.ts'
import { Pagination } from '../parts/pagination.tsx'
import type { ListFacets } from '../rules/counts.ts'
import { type FacetChoice, facetQuery, isNarrowed } from '../rules/facets.ts'
import { pagesFor } from '../rules/pages.ts'
import { type Sort, sorts } from '../rules/sorts.ts'
import { listingWords } from '../words.ts'
import { Chips } from './chips.tsx'
import { FacetForm } from './facet-form.tsx'

/** One page of a list, with its filters. */
export type List = { cards: ProductCard[]; counts: ListFacets; sort: Sort; page: number }

type Choice = { facets?: Record<string, string[]>; sort?: string; page?: number }

type Props = {
  shop: Shop
  list: List
  q?: string | undefined
  /** The list's address with other filters. */
  pathOf: (choice: Choice) => string
}

/**
 * Renders a list of products with filters, sort order and pagination. The script replaces
 * `.filters` and `.found`.
 */
export const ProductList = ({ shop, list, q, pathOf }: Props) => {
  const { cards, counts, sort, page } = list
  const decimals = decimalsOf(shop.currency)
  const to = (choice: FacetChoice, at = 1) =>
    pathOf({ facets: facetQuery(choice, decimals), sort, page: at })
  const narrowed = isNarrowed(counts.applied)
  const nothing: FacetChoice = { values: {}, from: null, to: null }
  return (
    <div class="finding">
      <FacetForm
        shop={shop}
        action={pathOf({}).split('?')[0] ?? ''}
        q={q}
        counts={counts}
        clear={narrowed ? to(nothing) : null}
      />
      <div>
        <div class="list-bar">
          <p class="quiet" role="status">
            {listingWords().pieces(counts.total)}
          </p>
          <SortChoice sort={sort} first={q ? listingWords().bestMatch : undefined} />
        </div>
        <div class="found">
          {counts.total === 0 && <p class="notice">{listingWords().nothingLeft}</p>}
          <Chips shop={shop} counts={counts} pathOf={(choice) => to(choice)} />
          <ProductGrid shop={shop} cards={cards} besideFilters onTop keepForm={cards.length > 0} />
          <Pagination
            page={page}
            pages={pagesFor(counts.total)}
            pathOf={(at) => to(counts.applied, at)}
            nofollow={narrowed}
          />
        </div>
      </div>
    </div>
  )
}

const SortChoice = ({ sort, first }: { sort: Sort; first: string | undefined }) => (
  <div class="sort-form">
    <label for="sort">{listingWords().sortBy}</label>
    <select id="sort" name="sort" form="filters">
      {sorts.map((name) => (
        <option value={name} selected={name === sort}>
          {(name === 'featured' && first) || listingWords().sorts[name]}
        </option>
      ))}
    </select>
    <button class="button-quiet" type="submit" form="filters">
      {listingWords().sort}
    </button>
  </div>
)
