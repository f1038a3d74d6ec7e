import { paths } from '../paths.ts'
import type { Seconds } from '../platform/clock.ts'
import { language } from '../platform/language.ts'
import { policyNames } from '../policies/pages.ts'
import { largestPicture } from '../ui/picture-widths.ts'
import type { sitemapEntries } from './queries.ts'
import { escapeXml } from './xml.ts'

type Url = { path: string; changed?: Seconds; pictures?: Parameters<typeof largestPicture>[0][] }

/**
 * The sitemap: every page for search engines, with the day of its last change and its pictures. One
 * file may hold 50,000 addresses (sitemaps.org); for pictures only the address is read
 * (developers.google.com, "Image sitemaps").
 */
export function sitemap(
  origin: string,
  { products, collections, newsletters }: Awaited<ReturnType<typeof sitemapEntries>>,
): string {
  const urls: Url[] = [
    { path: paths.home() },
    ...collections.map(({ handle }) => ({ path: paths.collection(handle) })),
    ...products.map(({ handle, updatedAt, pictures }) => ({
      path: paths.product(handle),
      changed: updatedAt,
      pictures,
    })),
    { path: paths.newsletter() },
    { path: paths.ringSizes() },
    { path: paths.ringSizer(language()) },
    ...(newsletters.length > 0 ? [{ path: paths.newsletterArchive() }] : []),
    ...newsletters.map(({ slug, sentAt }) => ({
      path: paths.archivedNewsletter(slug),
      changed: sentAt,
    })),
    ...policyNames.map((name) => ({ path: paths.policy(name) })),
  ]
  return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
${urls.map((url) => entry(origin, url)).join('\n')}
</urlset>
`
}

function entry(origin: string, { path, changed, pictures = [] }: Url): string {
  const loc = (tag: string, at: string) => `<${tag}>${escapeXml(origin + at)}</${tag}>`
  const lastmod = changed === undefined ? '' : `<lastmod>${isoDay(changed)}</lastmod>`
  const images = pictures.map(
    (image) => `<image:image>${loc('image:loc', largestPicture(image) ?? '')}</image:image>`,
  )
  return `<url>${loc('loc', path)}${lastmod}${images.join('')}</url>`
}

const isoDay = (seconds: Seconds) => new Date(seconds * 1000).toISOString().slice(0, 10)
