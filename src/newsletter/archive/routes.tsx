import { Hono } from 'hono'
import { readPage } from '../../catalog/listing/rules/pages.ts'
import { listParameters } from '../../catalog/listing/rules/parameters.ts'
import { listingWords } from '../../catalog/listing/words.ts'
import { paths, patterns } from '../../paths.ts'
import { cacheControl } from '../../platform/cache-control.ts'
import type { AppEnv } from '../../platform/env.ts'
import { archivedBySlug, archivePage } from './queries.ts'
import { ArchivePage } from './views/archive-page.tsx'
import { NewsletterPage } from './views/newsletter-page.tsx'
import { archiveWords } from './words.ts'

/** Query parameters of the archive. */
export const archiveParameters = { page: listParameters.page }

/** The archive of newsletters: the same for everyone, so pages are kept. */
export const archiveRoutes = new Hono<AppEnv>()

archiveRoutes.get(patterns.newsletterArchive, async (c) => {
  const { shop } = c.var.config
  const page = readPage(c.req.query('page'))
  if (page === null) return c.notFound()
  const found = await archivePage(c.var.catalogDb, page)
  if (page > 1 && found.newsletters.length === 0) return c.notFound()
  const { title, lead } = archiveWords()
  c.header('Cache-Control', cacheControl.page)
  return c.render(<ArchivePage {...{ shop, page, ...found }} />, {
    title: page === 1 ? title : listingWords().lists.titleOfPage(title, page),
    description: lead(shop.name),
    canonical: paths.newsletterArchive(page),
    feed: { path: paths.newsletterFeed(), title },
  })
})

archiveRoutes.get(patterns.archivedNewsletter, async (c) => {
  const { shop } = c.var.config
  const [newsletter] = await archivedBySlug(c.var.catalogDb, c.req.param('slug'))
  if (!newsletter) return c.notFound()
  const { slug, subject, preheader } = newsletter
  c.header('Cache-Control', cacheControl.page)
  return c.render(<NewsletterPage {...{ shop, newsletter }} />, {
    title: subject,
    description: preheader || undefined,
    canonical: paths.archivedNewsletter(slug),
    feed: { path: paths.newsletterFeed(), title: archiveWords().title },
  })
})
