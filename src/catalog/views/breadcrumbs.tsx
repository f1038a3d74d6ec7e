import type { Shop } from '../../platform/config.ts'
import { catalogWords } from '../words.ts'

/** A page on the path from the home page to this one. */
export type Crumb = { title: string; path: string }

/** Renders the path from the home page to the current page, which is the last crumb. */
export const Breadcrumbs = ({ crumbs }: { crumbs: Crumb[] }) => (
  <nav class="breadcrumbs" aria-label={catalogWords().product.breadcrumbs}>
    <ol>
      {crumbs.map((crumb, at) => (
        <li>
          {at < crumbs.length - 1 ? (
            <a href={crumb.path}>{crumb.title}</a>
          ) : (
            <span aria-current="page">{crumb.title}</span>
          )}
        </li>
      ))}
    </ol>
  </nav>
)

/** The same path for search engines. */
export const breadcrumbData = (shop: Shop, crumbs: Crumb[]) => ({
  '@type': 'BreadcrumbList',
  itemListElement: crumbs.map((crumb, at) => ({
    '@type': 'ListItem',
    position: at + 1,
    name: crumb.title,
    item: shop.origin + crumb.path,
  })),
})
