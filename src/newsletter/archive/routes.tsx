import { Hono } from 'hono'
import { readPage } from '../../catalog/listing/rules/pages.ts'
import { listParameters } from '../../catalog/listing/rules/parameters.ts'
import { listingWords } from '../../catalog/listing/words.ts'
import { paths, patterns } from '../../paths.ts'
import { cacheControl } from '../../platform/cache-control.ts'
import type { AppEnv } from '../../platform/env.ts'
import { leadOut } from '../../platform/out-links.ts'
import { archivedBySlug, archivePage } from './queries.ts'
import { ArchivePage } from './views/archive-page.tsx'
import { NewsletterPage } from './views/newsletter-page.tsx'
import { withoutNames } from './without-names.ts'
import { archiveWords } from './words.ts'

/** Query parameters of the archive. */
export const archiveParameters = { page: listParameters.page }

/** The archive of newsletters: the same for everyone, so pages are kept. */
export const archiveRoutes = new Hono<AppEnv>()

archiveRoutes.get(patterns.newsletterArchive, async (c) => {
  const { shop } = c.var.config
  const page = readPage(c.req.query('page'))
  if (page === null) return c.notFound()
  const { newsletters, total } = await archivePage(c.var.catalogDb, page)
  if (page > 1 && newsletters.length === 0) return c.notFound()
  const { title, lead } = archiveWords()
  c.header('Cache-Control', cacheControl.page)
  return c.render(
    <ArchivePage {...{ shop, page, total }} newsletters={newsletters.map(withoutNames)} />,
    {
      title: page === 1 ? title : listingWords().lists.titleOfPage(title, page),
      description: lead(shop.name),
      canonical: paths.newsletterArchive(page),
      feed: { path: paths.newsletterFeed(), title },
    },
  )
})

archiveRoutes.get(patterns.archivedNewsletter, async (c) => {
  const { shop } = c.var.config
  const [found] = await archivedBySlug(c.var.catalogDb, c.req.param('slug'))
  if (!found) return c.notFound()
  const newsletter = withoutNames(found)
  const { slug, subject, preheader, page } = newsletter
  c.header('Cache-Control', cacheControl.page)
  const html = await leadOut(c.var.config, page ?? '')
  return c.render(<NewsletterPage {...{ shop, newsletter, html }} />, {
    title: subject,
    description: preheader || undefined,
    canonical: paths.archivedNewsletter(slug),
    sheet: 'newsletter',
    feed: { path: paths.newsletterFeed(), title: archiveWords().title },
  })
})
