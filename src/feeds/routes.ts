import { type Context, Hono } from 'hono'
import { filterParameters } from '../catalog/listing/rules/parameters.ts'
import { productPage } from '../catalog/queries.ts'
import { newestArchived } from '../newsletter/archive/queries.ts'
import { paths, patterns } from '../paths.ts'
import { cacheControl } from '../platform/cache-control.ts'
import type { AppEnv } from '../platform/env.ts'
import { googleFeed } from './google-feed.ts'
import { llmsText } from './llms.ts'
import { IN_FEED, newsletterFeed } from './newsletter-feed.ts'
import { productText } from './product-text.ts'
import { allCollections, sitemapEntries } from './queries.ts'
import { sitemap } from './sitemap.ts'

/** Pages for programs: search engines, price comparison, AI assistants. */
export const feedRoutes = new Hono<AppEnv>()

feedRoutes.get(patterns.sitemap, async (c) => {
  const entries = await sitemapEntries(c.var.catalogDb)
  return answer(c, 'application/xml', sitemap(c.var.config.shop.origin, entries))
})

feedRoutes.get(patterns.googleFeed, async (c) =>
  answer(c, 'application/xml', await googleFeed(c.var.catalogDb, c.var.config)),
)

feedRoutes.get(patterns.newsletterFeed, async (c) => {
  const newest = await newestArchived(c.var.catalogDb, IN_FEED)
  return answer(c, 'application/rss+xml', newsletterFeed(c.var.config.shop, newest))
})

feedRoutes.get(patterns.llms, async (c) => {
  const collections = await allCollections(c.var.catalogDb)
  return answer(c, 'text/plain', llmsText(c.var.config.shop, collections))
})

feedRoutes.get(patterns.productText, async (c) => {
  const handle = c.req.param('file').slice(0, -'.md'.length)
  const details = await productPage(c.var.catalogDb, handle)
  if (!details) return c.notFound()
  // Search engines should index the page, not this copy of its content.
  c.header('Link', `<${c.var.config.shop.origin}${paths.product(handle)}>; rel="canonical"`)
  c.header('X-Robots-Tag', 'noindex')
  c.header('Cache-Control', cacheControl.page)
  return c.body(productText(c.var.config, details), 200, {
    'Content-Type': 'text/markdown; charset=utf-8',
  })
})

feedRoutes.get(patterns.robots, (c) => {
  const closed = [
    ...[paths.cart(), paths.kept(), paths.checkout(), paths.orderLookUp(), paths.search()],
    patterns.out,
  ]
  const lines = [
    'User-agent: *',
    ...closed.map((path) => `Disallow: ${path}`),
    // Unfiltered lists contain every product.
    ...filterParameters.map((name) => `Disallow: /*?*${name}=`),
    '',
    `Sitemap: ${c.var.config.shop.origin}${paths.sitemap()}`,
    '',
  ]
  return answer(c, 'text/plain', lines.join('\n'))
})

const answer = (c: Context<AppEnv>, type: string, body: string | ReadableStream) =>
  c.body(body, 200, {
    'Content-Type': `${type}; charset=utf-8`,
    'Cache-Control': cacheControl.crawler,
  })
