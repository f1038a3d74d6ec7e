import { timingSafeEqual } from 'hono/utils/buffer'
import { paths } from '../paths.ts'
import type { Config } from './config.ts'
import { keyedDigest } from './digest.ts'

type Shop = Pick<Config, 'shop' | 'TOKEN_KEY'>

/** Of a path, in UTF-16 units: the shop refuses addresses of more than 4,096. */
const LONGEST = 3800

/**
 * Where a link to another site leads: to `paths.out`, which counts that it was followed. Signed, so
 * that nobody but the shop decides where its address leads; the same for everyone, so that pages
 * can be kept.
 *
 * @returns `href` as it is if it stays in the shop, is no web address, has a name or password in
 *   it, or is too long
 */
export async function outLink(config: Shop, href: string): Promise<string> {
  const target = readTarget(config, href)
  if (!target) return href
  const path = paths.out(target, await signatureOf(config, target))
  return path.length <= LONGEST ? path : href
}

/** Where such a link leads on; null if the shop has not made it. */
export async function readOutLink(
  config: Shop,
  { to, sig }: { to: string; sig: string },
): Promise<string | null> {
  const genuine = await timingSafeEqual(sig, await signatureOf(config, to))
  return genuine && readTarget(config, to) === to ? to : null
}

/** An owner's text, from `sanitizeDescription`, whose links to other sites are out links. */
export async function leadOut(config: Shop, html: string): Promise<string> {
  const hrefs = new Set([...html.matchAll(links)].map(([, href = '']) => href))
  const led = await Promise.all(
    [...hrefs].map(async (href) => [href, await outLink(config, unescaped(href))] as const),
  )
  const ledTo = new Map(led)
  return html.replace(links, (tag, href: string) => {
    const to = ledTo.get(href) ?? ''
    return to.startsWith('/') ? `<a href="${to.replaceAll('&', '&amp;')}" rel="${OUT_REL}">` : tag
  })
}

/**
 * For links to another site: the site does not learn which page they were on (and `noreferrer`
 * includes `noopener`); robots are asked not to follow.
 */
export const OUT_REL = 'nofollow noreferrer'

const links = /<a href="(https?:[^"]*)"[^>]*>/gi

const unescaped = (text: string) =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')

/** A web address of another site, in its one spelling. */
function readTarget({ shop }: Shop, href: string): string | null {
  const url = URL.parse(href)
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:')) return null
  return url.username || url.password || url.origin === shop.origin ? null : url.href
}

/** 132 of the 256 bits. */
const signatureOf = async ({ TOKEN_KEY }: Shop, target: string) =>
  (await keyedDigest(TOKEN_KEY, `leads out:${target}`)).slice(0, 22)
