import { Hono } from 'hono'
import { paths } from '../paths.ts'
import { cacheControl } from '../platform/cache-control.ts'
import type { Seconds } from '../platform/clock.ts'
import type { AppEnv } from '../platform/env.ts'
import { policyPages } from '../ui/policy-pages.ts'
import { sitemapEntries } from './list-queries.ts'

/** What search engines read about the shop as a whole. */
export const crawlerRoutes = new Hono<AppEnv>()

crawlerRoutes.get('/sitemap.xml', async (c) => {
  const { origin } = c.var.config.shop
  const { products, collections } = await sitemapEntries(c.var.catalogDb)
  const urls = [
    { path: paths.home() },
    ...collections.map(({ handle }) => ({ path: paths.collection(handle) })),
    ...products.map((each) => ({ path: paths.product(each.handle), changed: each.updatedAt })),
    ...policyPages.map(({ name }) => ({ path: paths.policy(name) })),
  ].map(({ path, changed }: { path: string; changed?: Seconds }) => {
    const lastmod = changed === undefined ? '' : `<lastmod>${isoDay(changed)}</lastmod>`
    return `<url><loc>${escapeXml(origin + path)}</loc>${lastmod}</url>`
  })
  return c.body(
    `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.join('\n')}\n</urlset>\n`,
    200,
    { 'Content-Type': 'application/xml; charset=utf-8', 'Cache-Control': cacheControl.crawler },
  )
})

crawlerRoutes.get('/robots.txt', (c) => {
  const closed = [paths.cart(), paths.checkout(), paths.orderLookUp(), paths.search()]
  return c.text(
    [
      'User-agent: *',
      ...closed.map((path) => `Disallow: ${path}`),
      '',
      `Sitemap: ${c.var.config.shop.origin}${paths.sitemap()}`,
      '',
    ].join('\n'),
    200,
    { 'Cache-Control': cacheControl.crawler },
  )
})

const isoDay = (seconds: Seconds) => new Date(seconds * 1000).toISOString().slice(0, 10)

const escapeXml = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
