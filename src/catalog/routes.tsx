import { Hono } from 'hono'
import { paths } from '../paths.ts'
import { cacheControl } from '../platform/cache-control.ts'
import type { AppEnv } from '../platform/env.ts'
import { words } from '../ui/messages.ts'
import { crawlerRoutes } from './crawlers/routes.ts'
import { collectionPage, homePage, searchPage } from './list-queries.ts'
import { readPage, readSort, readWords } from './listing.ts'
import { renderProductPage } from './product-page.tsx'
import { ringSizeRoutes } from './ring-size-routes.tsx'
import { homeDelivery } from './rules.ts'
import { sharedImage } from './shared-image.ts'
import { shopData } from './structured-data/shop.ts'
import { breadcrumbData } from './views/breadcrumbs.tsx'
import { CollectionPage } from './views/collection-page.tsx'
import { HomePage } from './views/home-page.tsx'
import { SearchPage } from './views/search-page.tsx'
import { plainText } from './wording.ts'

export const catalogRoutes = new Hono<AppEnv>()

catalogRoutes.route('/', crawlerRoutes)
catalogRoutes.route('/', ringSizeRoutes)

catalogRoutes.get('/', async (c) => {
  const { shop, DELIVERY } = c.var.config
  const { tiles, newest } = await homePage(c.var.catalogDb)
  c.header('Cache-Control', cacheControl.page)
  return c.render(
    <HomePage shop={shop} tiles={tiles} newest={newest} delivery={homeDelivery(DELIVERY, 0)} />,
    {
      title: shop.name,
      description: words.home.description(shop.legal_name),
      canonical: paths.home(),
      image: sharedImage(tiles[0]?.image, shop.name),
      jsonLd: { '@context': 'https://schema.org', '@graph': shopData(c.var.config) },
    },
  )
})

// Who shortens an address by hand looks for all collections: home shows them.
catalogRoutes.get('/collections', (c) => {
  c.header('Cache-Control', cacheControl.page)
  return c.redirect(paths.home())
})

catalogRoutes.get('/collections/:handle', async (c) => {
  const { shop } = c.var.config
  const page = readPage(c.req.query('page'))
  if (page === null) return c.notFound()
  const sort = readSort(c.req.query('sort'))
  const found = await collectionPage(c.var.catalogDb, c.req.param('handle'), sort, page)
  if (!found || (page > 1 && found.total === 0)) return c.notFound()

  const { collection, cards, total } = found
  const crumbs = [
    { title: 'Home', path: paths.home() },
    { title: collection.title, path: paths.collection(collection.handle) },
  ]
  c.header('Cache-Control', cacheControl.page)
  return c.render(<CollectionPage {...{ shop, collection, crumbs, cards, total, sort, page }} />, {
    title: page === 1 ? collection.title : `${collection.title}, page ${page}`,
    description: plainText(collection.descriptionHtml, 155) || undefined,
    canonical: paths.collection(collection.handle, { page }),
    image: sharedImage(cards[0]?.image, collection.title),
    jsonLd: { '@context': 'https://schema.org', ...breadcrumbData(shop, crumbs) },
  })
})

catalogRoutes.get('/products/:handle', (c) =>
  renderProductPage(c, c.req.param('handle'), {
    variant: c.req.query('variant'),
    sizes: c.req.query('sizes'),
  }),
)

catalogRoutes.get('/search', async (c) => {
  const q = (c.req.query('q') ?? '').trim().slice(0, 100)
  const page = readPage(c.req.query('page'))
  if (page === null) return c.notFound()
  const [first, ...more] = readWords(q)
  const found = first ? await searchPage(c.var.catalogDb, [first, ...more], page) : null
  if (page > 1 && !found?.total) return c.notFound()
  c.header('Cache-Control', cacheControl.page)
  return c.render(
    <SearchPage shop={c.var.config.shop} q={q} found={found && { ...found, page }} />,
    { title: q ? `Search: ${q}` : 'Search' },
  )
})
