import { raw } from 'hono/html'
import { paths } from '../../../paths.ts'
import type { Shop } from '../../../platform/config.ts'
import { Breadcrumbs, type Crumb } from '../../views/breadcrumbs.tsx'
import { listingWords } from '../words.ts'
import { type List, ProductList } from './product-list.tsx'

type Props = {
  shop: Shop
  collection: { handle: string; title: string }
  /** The owner's description, with its out links. */
  lead: string
  crumbs: Crumb[]
  list: List
}

/** Renders one page of a collection. */
export const CollectionPage = ({ shop, collection, lead, crumbs, list }: Props) => (
  <section>
    <Breadcrumbs crumbs={crumbs} />
    <div class="page-title">
      <h1>{collection.title}</h1>
      <div class="lead">{raw(lead)}</div>
    </div>
    {list.counts.all === 0 ? (
      <p class="notice">{listingWords().emptyCollection}</p>
    ) : (
      <ProductList
        shop={shop}
        list={list}
        pathOf={(choice) => paths.collection(collection.handle, choice)}
      />
    )}
  </section>
)
