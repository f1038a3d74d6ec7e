import { type Context, Hono } from 'hono'
import { homeDelivery } from '../delivery/rules/options.ts'
import { paths, patterns } from '../paths.ts'
import { cacheControl } from '../platform/cache-control.ts'
import type { AppEnv } from '../platform/env.ts'
import { decimalsOf } from '../platform/money.ts'
import { leadOut } from '../platform/out-links.ts'
import { markSearch } from '../platform/page-search.ts'
import { priceWords } from './availability-words.ts'
import { collectionPage, homePage, type ListRequest } from './listing/list-queries.ts'
import { arrangeCounts } from './listing/rules/counts.ts'
import { isNarrowed, readFacets } from './listing/rules/facets.ts'
import { foldForSearch } from './listing/rules/fold-for-search.ts'
import { readPage } from './listing/rules/pages.ts'
import { suggestParameters } from './listing/rules/parameters.ts'
import { readSort } from './listing/rules/sorts.ts'
import { searchProducts, suggest } from './listing/search-products.ts'
import { CollectionPage } from './listing/views/collection-page.tsx'
import { SearchPage } from './listing/views/search-page.tsx'
import { listingWords } from './listing/words.ts'
import { plainText } from './rules/plain-text.ts'
import { renderProductPage } from './show-product.tsx'
import { shopData } from './structured-data/shop.ts'
import { breadcrumbData } from './views/breadcrumbs.tsx'
import { HomePage } from './views/home-page.tsx'
import { sharedImage } from './views/shared-image.ts'
import { catalogWords } from './words.ts'

export const catalogRoutes = new Hono<AppEnv>()

catalogRoutes.get(patterns.home, async (c) => {
  const { shop, DELIVERY } = c.var.config
  const { tiles, newest } = await homePage(c.var.catalogDb)
  c.header('Cache-Control', cacheControl.page)
  return c.render(
    <HomePage shop={shop} tiles={tiles} newest={newest} delivery={homeDelivery(DELIVERY, 0)} />,
    {
      title: shop.name,
      description: catalogWords().home.description(shop.legal_name),
      canonical: paths.home(),
      image: sharedImage(tiles[0]?.image, shop.name),
      jsonLd: { '@context': 'https://schema.org', '@graph': shopData(c.var.config) },
    },
  )
})

// Someone who shortens an address by hand looks for all collections: the home page lists them.
catalogRoutes.get(patterns.collections, (c) => {
  c.header('Cache-Control', cacheControl.page)
  return c.redirect(paths.home())
})

catalogRoutes.get(patterns.collection, async (c) => {
  const { shop } = c.var.config
  const request = readListRequest(c)
  if (!request) return c.notFound()
  const found = await collectionPage(c.var.catalogDb, c.req.param('handle'), request)
  if (!found || (request.page > 1 && found.cards.length === 0)) return c.notFound()

  const { cards } = found
  const collection = found.collection ?? {
    ...{ handle: c.req.param('handle'), title: listingWords().everything, descriptionHtml: '' },
  }
  const counts = arrangeCounts(found.counts, request.choice)
  const { page } = request
  const crumbs = [
    { title: listingWords().lists.home, path: paths.home() },
    { title: collection.title, path: paths.collection(collection.handle) },
  ]
  const narrowed = isNarrowed(counts.applied)
  c.header('Cache-Control', cacheControl.page)
  return c.render(
    <CollectionPage
      {...{ shop, collection, crumbs, list: { ...request, cards, counts } }}
      lead={await leadOut(c.var.config, collection.descriptionHtml)}
    />,
    {
      title:
        page === 1 ? collection.title : listingWords().lists.titleOfPage(collection.title, page),
      description: plainText(collection.descriptionHtml, 155) || undefined,
      canonical: paths.collection(collection.handle, narrowed ? {} : { page }),
      unlisted: narrowed,
      // A card in a filtered list may show another picture than its product's first, but only the
      // first exists in the size for link previews.
      image: narrowed ? undefined : sharedImage(cards[0]?.image, collection.title),
      jsonLd: { '@context': 'https://schema.org', ...breadcrumbData(shop, crumbs) },
    },
  )
})

catalogRoutes.get(patterns.product, (c) =>
  renderProductPage(c, c.req.param('handle'), {
    variant: c.req.query('variant'),
    shown: c.req.query('shown'),
    sizes: c.req.query('sizes'),
  }),
)

catalogRoutes.get(patterns.search, async (c) => {
  const q = readSearch(c)
  const request = readListRequest(c)
  if (!request) return c.notFound()
  const found = await searchProducts(c.var.catalogDb, q, request)
  if (request.page > 1 && !found?.cards.length) return c.notFound()
  if (found && isNewSearch(request))
    markSearch(c, { term: foldForSearch(found.sayable), results: found.counts.all })
  c.header('Cache-Control', cacheControl.page)
  return c.render(
    <SearchPage
      shop={c.var.config.shop}
      q={q}
      found={found && { ...request, ...found }}
      corrected={found?.corrected ?? null}
      known={found?.known.map(({ typed: [word] }) => word) ?? []}
    />,
    { title: q ? listingWords().searchTitle(q) : listingWords().search },
  )
})

// For the script that shows suggestions while somebody types.
catalogRoutes.get(patterns.searchSuggest, async (c) => {
  const { shop } = c.var.config
  const { products, collections } = await suggest(c.var.catalogDb, readSearch(c))
  c.header('Cache-Control', cacheControl.page)
  return c.json([
    ...collections.map(({ title, handle }) => ({
      ...{ title, note: listingWords().collection, path: paths.collection(handle) },
    })),
    ...products.map(({ title, handle, priceFrom }) => ({
      ...{ title, note: priceWords(priceFrom, shop) },
      path: paths.product(handle),
    })),
  ])
})

/** Whoever turns the page, filters or sorts has searched before. */
const isNewSearch = ({ choice, page, sort }: ListRequest) =>
  page === 1 && sort === 'featured' && !isNarrowed(choice)

/** The search text, as typed. */
const readSearch = (c: Context<AppEnv>) => suggestParameters.q([c.req.query('q') ?? ''])[0] ?? ''

/** Filters, sort order and page in the address of a list; null if there can be no such page. */
function readListRequest(c: Context<AppEnv>): ListRequest | null {
  const page = readPage(c.req.query('page'))
  if (page === null) return null
  const decimals = decimalsOf(c.var.config.shop.currency)
  const choice = readFacets((name) => c.req.queries(name) ?? [], decimals)
  return { choice, page, sort: readSort(c.req.query('sort')) }
}
