import type { Context, Hono } from 'hono'
import { now, type Seconds } from './clock.ts'
import type { AppEnv } from './env.ts'
import { language } from './language.ts'
import { log, logFailure } from './log.ts'
import { tidyPath } from './tidy-path.ts'

/** Until this age, a page is served as it is. */
const FRESH: Seconds = 30
/**
 * Until this age, it is served while a new one is rendered in the background: an owner's change
 * shows within a minute.
 */
const STALE: Seconds = 60
/** Until this age, it is served when no new one can be rendered. */
const IN_NEED: Seconds = 3600

/**
 * The query parameters that a page depends on, each with the values that count of those given; all
 * other parameters (campaigns, click ids) are dropped from the address. Values that make no
 * difference are left out and lists sorted: one page could be kept under any number of addresses.
 */
export type PageParameters = Record<string, (given: string[]) => string[]>

/** Longer addresses are rendered but not cached: nobody links to them. */
const MAX_ADDRESS = 1000

/**
 * Serves public pages, from the cache where possible. `pages` renders them from the address alone:
 * it sees neither cookies nor headers, so nothing about a visitor can end up in a page that
 * everyone gets.
 *
 * Every Cloudflare location has a cache of its own. Pages of other versions of the Worker are not
 * found.
 *
 * @param page.parameters what the page depends on in its address
 * @param page.added query parameters to add to the address of a page that differs by visitor. Few
 *   values: a page is cached once for each
 * @param page.refuse answers somebody who may not have another page rendered now; null: they may
 */
export const servePages =
  (pages: Hono<AppEnv>, { parameters = {}, added = () => ({}), refuse }: Page) =>
  async (c: Context<AppEnv>) => {
    const address = addressOf(c, parameters, added(c))
    const render = async () => pages.fetch(new Request(address), c.env, c.executionCtx)
    const unlessMissing = (page: Response) => (page.status === 404 ? c.notFound() : page)
    if (c.var.config.PAGE_CACHE === 'off') return unlessMissing(await render())
    if (address.length > MAX_ADDRESS) return (await refuse?.(c)) ?? unlessMissing(await render())

    const key = keyOf(address, c.env.CF_VERSION_METADATA.id, language())
    const kept = await readCached(key)
    if (kept && kept.age < FRESH) return kept.page
    if (kept && kept.age < STALE) {
      c.executionCtx.waitUntil(renewOnce(key, render))
      return kept.page
    }
    const refused = await refuse?.(c)
    if (refused) return kept?.page ?? refused
    const page = await render()
    if (page.status >= 500 && kept) {
      log('warn', 'page served from need', { status: page.status, age: kept.age })
      return kept.page
    }
    c.executionCtx.waitUntil(store(key, page.clone()))
    return unlessMissing(page)
  }

type Page = {
  parameters?: PageParameters | undefined
  added?: ((c: Context<AppEnv>) => Record<string, string>) | undefined
  refuse?: ((c: Context<AppEnv>) => Promise<Response | null>) | undefined
}

/** The canonical address of a page, whatever else was in the address bar. */
function addressOf(
  c: Context<AppEnv>,
  parameters: PageParameters,
  added: Record<string, string>,
): string {
  const { pathname, searchParams } = new URL(c.req.url)
  const wanted = Object.entries(parameters).flatMap(([name, count]) =>
    count(searchParams.getAll(name)).map((value) => [name, value]),
  )
  const query = new URLSearchParams([...wanted, ...Object.entries(added)]).toString()
  return c.var.config.shop.origin + tidyPath(pathname) + (query && `?${query}`)
}

function keyOf(address: string, version: string, language: string): string {
  const key = new URL(address)
  key.searchParams.set('version', version)
  key.searchParams.set('language', language)
  return key.href
}

/**
 * The page's own Cache-Control, stored beside it, because the header itself tells the cache how
 * long to keep the page.
 */
const CONTROL = 'X-Page-Control'
const TIME = 'X-Page-Time'

async function readCached(key: string): Promise<{ page: Response; age: Seconds } | null> {
  // Without its cache, a page can still be rendered.
  const kept = await caches.default.match(key).catch((error: unknown) => {
    logFailure('page cache does not answer', error)
  })
  if (!kept) return null
  const page = new Response(kept.body, kept)
  const age = now() - Number(page.headers.get(TIME))
  page.headers.set('Cache-Control', page.headers.get(CONTROL) ?? 'no-store')
  for (const name of [CONTROL, TIME, 'CF-Cache-Status', 'Age']) page.headers.delete(name)
  return age < IN_NEED ? { page, age } : null
}

async function store(key: string, page: Response): Promise<void> {
  const control = page.headers.get('Cache-Control') ?? ''
  if (page.status !== 200 || !control.startsWith('public') || page.headers.has('Set-Cookie')) return
  const kept = new Response(page.body, page)
  kept.headers.set(CONTROL, control)
  kept.headers.set(TIME, String(now()))
  kept.headers.set('Cache-Control', `public, max-age=${IN_NEED}`)
  await caches.default.put(key, kept)
}

const beingRenewed = new Set<string>()

/**
 * Renders a page again, unless that is already under way here: however many visitors meet a stale
 * page, it costs one query.
 */
async function renewOnce(key: string, render: () => Promise<Response>): Promise<void> {
  if (beingRenewed.has(key)) return
  beingRenewed.add(key)
  try {
    await store(key, await render())
  } finally {
    beingRenewed.delete(key)
  }
}
