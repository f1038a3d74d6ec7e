import type { Archived } from '../newsletter/archive/queries.ts'
import { withoutNames } from '../newsletter/archive/without-names.ts'
import { paths } from '../paths.ts'
import type { Shop } from '../platform/config.ts'
import { feedWords } from './words.ts'
import { escapeXml } from './xml.ts'

/** Newsletters in the feed: readers of feeds ask often, and keep what they have seen. */
export const IN_FEED = 20

/**
 * The newest newsletters of the archive as RSS 2.0 (rssboard.org/rss-specification), with a link to
 * itself as rssboard.org/rss-profile recommends.
 *
 * @param newsletters newest first
 */
export function newsletterFeed({ name, origin, locale }: Shop, newsletters: Archived[]): string {
  const words = feedWords().newsletters
  const [newest] = newsletters
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">
<channel>
${tag('title', words.title(name))}
${tag('link', origin + paths.newsletterArchive())}
<atom:link href="${escapeXml(origin + paths.newsletterFeed())}" rel="self" type="application/rss+xml"/>
${tag('description', words.about(name))}
${tag('language', locale)}
${newest ? `${tag('lastBuildDate', mailDate(newest.sentAt))}\n` : ''}${newsletters.map((each) => item(origin, withoutNames(each))).join('')}</channel>
</rss>
`
}

function item(origin: string, { slug, subject, preheader, sentAt }: Archived): string {
  const address = origin + paths.archivedNewsletter(slug)
  return `<item>
${tag('title', subject)}
${tag('link', address)}
${tag('guid', address)}
${tag('pubDate', mailDate(sentAt))}
${tag('description', preheader || subject)}
</item>
`
}

const tag = (name: string, text: string) => `<${name}>${escapeXml(text)}</${name}>`

/** As in RFC 822, with a year of four digits. */
const mailDate = (at: number) => new Date(at * 1000).toUTCString()
