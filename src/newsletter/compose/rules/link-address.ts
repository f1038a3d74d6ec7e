import { withoutSlots } from './slots.ts'

/** Where links of a campaign begin. */
export type Here = {
  /** Of the shop. */
  origin: string
  /** Of the campaign. */
  slug: string
}

/**
 * A link as it is sent.
 *
 * - `shop`: a page of the shop, `path` without what names the campaign
 * - `elsewhere`: left alone
 * - `contact`: a mail or a call
 * - `refused`: not a link that mails may have (`javascript:`, `data:`, …)
 */
export type LinkAddress =
  | { kind: 'shop'; href: string; path: string }
  | { kind: 'elsewhere' | 'contact'; href: string }
  | { kind: 'refused' }

/**
 * Reads the address of a link. One without a scheme is a path of the shop, because a mail has no
 * address of its own that it could begin at.
 *
 * @param typed as it was written
 */
export function linkAddress(typed: string, { origin, slug }: Here): LinkAddress {
  const text = withoutSlots(typed)
    .replace(/\p{Cc}/gu, '')
    .trim()
  // A browser reads `/\` and `//` as another site.
  if (text === '' || /^[/\\]{2}|^\\/.test(text)) return refused
  const url = URL.parse(text, `${origin}/`)
  if (!url || url.username || url.password) return refused
  if (url.protocol === 'mailto:' || url.protocol === 'tel:')
    return { kind: 'contact', href: url.href }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return refused
  const shop = new URL(origin)
  if (url.host !== shop.host) return { kind: 'elsewhere', href: url.href }
  const path = url.pathname + url.search
  return { kind: 'shop', path, href: shop.origin + url.pathname + marked(url, slug) + url.hash }
}

const refused: LinkAddress = { kind: 'refused' }

/** The query of a link to the shop with what names the campaign in statistics. */
function marked({ search, searchParams }: URL, slug: string): string {
  const marks = { utm_source: 'newsletter', utm_medium: 'email', utm_campaign: slug }
  const added = Object.entries(marks)
    .filter(([name]) => !searchParams.has(name))
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
  return `?${[search.slice(1), ...added].filter(Boolean).join('&')}`
}
