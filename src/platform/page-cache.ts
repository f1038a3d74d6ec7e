import type { Context, Hono } from 'hono'
import { now, type Seconds } from './clock.ts'
import type { AppEnv } from './env.ts'
import { language } from './language.ts'
import { log, logFailure } from './log.ts'
import { type Kept, rememberPages } from './page-memory.ts'
import { tidyPath } from './tidy-path.ts'
import { markSlots } from './visitor-parts.ts'

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
 * @param pages all pages: what an isolate remembers of them has one limit
 * @param page.parameters what the page depends on in its address
 * @param page.added query parameters to add to the address of a page that differs by visitor. Few
 *   values: a page is cached once for each
 * @param page.refuse answers somebody who may not have another page rendered now; null: they may
 */
export const servePages = (pages: Hono<AppEnv>) => {
  const memory = rememberPages(FRESH)
  return ({ parameters = {}, added = () => ({}), refuse }: Page) =>
    async (c: Context<AppEnv>) => {
      const address = addressOf(c, parameters, added(c))
      const render = async () => pages.fetch(new Request(address), c.env, c.executionCtx)
      const unlessMissing = (page: Response) => (page.status === 404 ? c.notFound() : page)
      if (c.var.config.PAGE_CACHE === 'off') return unlessMissing(await render())
      if (address.length > MAX_ADDRESS) return (await refuse?.(c)) ?? unlessMissing(await render())

      const key = keyOf(address, c.env.CF_VERSION_METADATA.id, language())
      const kept = memory.recall(key) ?? (await readCached(key, memory))
      const age = kept ? now() - kept.time : Number.POSITIVE_INFINITY
      if (kept && age < FRESH) return answer(kept)
      if (kept && age < STALE) {
        c.executionCtx.waitUntil(renewOnce(key, render, memory))
        return answer(kept)
      }
      const refused = await refuse?.(c)
      if (refused) return kept ? answer(kept) : refused
      const page = await render()
      if (page.status >= 500 && kept) {
        log('warn', 'page served from need', { status: page.status, age })
        return answer(kept)
      }
      if (!mayBeKept(page)) return unlessMissing(page)
      const fresh = await toKeep(page)
      c.executionCtx.waitUntil(store(key, fresh, memory))
      return answer(fresh)
    }
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

type Memory = ReturnType<typeof rememberPages>

const answer = ({ body, headers }: Kept) => new Response(body, { headers })

const mayBeKept = ({ status, headers }: Response) =>
  status === 200 &&
  (headers.get('Cache-Control') ?? '').startsWith('public') &&
  !headers.has('Set-Cookie')

async function toKeep(page: Response): Promise<Kept> {
  const body = new Uint8Array(await page.arrayBuffer())
  markSlots(body, page.headers)
  return { body, headers: page.headers, time: now() }
}

/**
 * The page's own Cache-Control, stored beside it, because the header itself tells the cache how
 * long to keep the page.
 */
const CONTROL = 'X-Page-Control'
const TIME = 'X-Page-Time'

async function readCached(key: string, { remember }: Memory): Promise<Kept | null> {
  // Without its cache, a page can still be rendered.
  const stored = await caches.default.match(key).catch((error: unknown) => {
    logFailure('page cache does not answer', error)
  })
  if (!stored) return null
  const headers = new Headers(stored.headers)
  const time = Number(headers.get(TIME))
  headers.set('Cache-Control', headers.get(CONTROL) ?? 'no-store')
  for (const name of [CONTROL, TIME, 'CF-Cache-Status', 'Age']) headers.delete(name)
  if (now() - time >= IN_NEED) return null
  const kept = { body: new Uint8Array(await stored.arrayBuffer()), headers, time }
  remember(key, kept)
  return kept
}

async function store(key: string, kept: Kept, { remember }: Memory): Promise<void> {
  const headers = new Headers(kept.headers)
  headers.set(CONTROL, headers.get('Cache-Control') ?? '')
  headers.set(TIME, String(kept.time))
  headers.set('Cache-Control', `public, max-age=${IN_NEED}`)
  await caches.default.put(key, new Response(kept.body, { headers }))
  remember(key, kept)
}

const beingRenewed = new Set<string>()

/**
 * Renders a page again, unless that is already under way here: however many visitors meet a stale
 * page, it costs one query.
 */
async function renewOnce(
  key: string,
  render: () => Promise<Response>,
  memory: Memory,
): Promise<void> {
  if (beingRenewed.has(key)) return
  beingRenewed.add(key)
  try {
    const page = await render()
    if (mayBeKept(page)) await store(key, await toKeep(page), memory)
  } finally {
    beingRenewed.delete(key)
  }
}
