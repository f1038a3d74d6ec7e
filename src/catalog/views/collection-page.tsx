import { raw } from 'hono/html'
import { paths } from '../../paths.ts'
import type { Shop } from '../../platform/config.ts'
import type { ProductCard } from '../list-queries.ts'
import { pagesFor, type Sort, sorts } from '../listing.ts'
import { Breadcrumbs, type Crumb } from './breadcrumbs.tsx'
import { Pagination } from './pagination.tsx'
import { ProductGrid } from './product-grid.tsx'

type Props = {
  shop: Shop
  collection: { handle: string; title: string; descriptionHtml: string }
  crumbs: Crumb[]
  cards: ProductCard[]
  total: number
  sort: Sort
  page: number
}

/** Renders one page of a collection, with the choice of its order. */
export const CollectionPage = (props: Props) => {
  const { shop, collection, crumbs, cards, total, sort, page } = props
  const path = (to: number) =>
    paths.collection(collection.handle, { page: to, ...(sort !== 'featured' && { sort }) })
  return (
    <section>
      <Breadcrumbs crumbs={crumbs} />
      <div class="page-title">
        <h1>{collection.title}</h1>
        <div class="lead">{raw(collection.descriptionHtml)}</div>
      </div>
      {cards.length === 0 ? (
        <p class="notice">There is nothing in this collection at the moment.</p>
      ) : (
        <>
          <div class="list-bar">
            <p class="quiet">{total === 1 ? '1 piece' : `${total} pieces`}</p>
            <SortForm handle={collection.handle} sort={sort} />
          </div>
          <ProductGrid shop={shop} cards={cards} onTop />
          <Pagination page={page} pages={pagesFor(total)} pathOf={path} />
        </>
      )}
    </section>
  )
}

const SortForm = ({ handle, sort }: { handle: string; sort: Sort }) => (
  <form class="sort-form" action={paths.collection(handle)}>
    <label for="sort">Sort by</label>
    <select id="sort" name="sort">
      {Object.entries(sorts).map(([name, words]) => (
        <option value={name} selected={name === sort}>
          {words}
        </option>
      ))}
    </select>
    <button class="button-quiet" type="submit">
      Sort
    </button>
  </form>
)
