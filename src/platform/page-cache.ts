import type { Context, Hono } from 'hono'
import { now, type Seconds } from './clock.ts'
import type { AppEnv } from './env.ts'
import { language } from './language.ts'
import { log, logFailure } from './log.ts'

/** So long a page is simply served. */
const FRESH: Seconds = 30
/**
 * So long it is served while a new one is rendered behind it: an owner's change shows within a
 * minute.
 */
const STALE: Seconds = 60
/** So long it is served when no new one can be rendered. */
const IN_NEED: Seconds = 3600

/**
 * Query parameters that pages depend on; with any other (campaigns, click ids) the address leads to
 * the same page.
 */
export type PageParameters = {
  /** Those with one value. */
  single: readonly string[]
  /** Those of which several values may be given, in any order. */
  multiple: readonly string[]
  /**
   * Which of several values are kept: without a limit one page could be kept under any number of
   * addresses.
   */
  values: (given: string[]) => string[]
}

/** Longer addresses are rendered and not kept: nobody links to them. */
const MAX_ADDRESS = 1000

/**
 * Answers with public pages, from the cache where it can. `pages` renders them from the address
 * alone: it sees no cookie and no header of whoever asks, so nothing of a visitor can get into what
 * everybody is shown.
 *
 * Every location of Cloudflare keeps its own pages. Those of another version of the Worker are not
 * found again.
 *
 * @param parameters what of the address a page depends on
 * @param added query parameters that are written into the address of a page, for what it shows
 *   differently to whoever asks. Of few values: a page is kept once for each
 */
export const servePages =
  (pages: Hono<AppEnv>, parameters: PageParameters, added: Added = () => ({})) =>
  async (c: Context<AppEnv>) => {
    const address = addressOf(c, parameters, added(c))
    const render = async () => pages.fetch(new Request(address), c.env, c.executionCtx)
    if (c.var.config.PAGE_CACHE === 'off' || address.length > MAX_ADDRESS) return render()

    const key = keyOf(address, c.env.CF_VERSION_METADATA.id, language())
    const kept = await take(key)
    if (kept && kept.age < FRESH) return kept.page
    if (kept && kept.age < STALE) {
      c.executionCtx.waitUntil(renewOnce(key, render))
      return kept.page
    }
    const page = await render()
    if (page.status >= 500 && kept) {
      log('warn', 'page served from need', { status: page.status, age: kept.age })
      return kept.page
    }
    c.executionCtx.waitUntil(keep(key, page.clone()))
    return page
  }

type Added = (c: Context<AppEnv>) => Record<string, string>

/** The one address of a page, whatever else was in the address bar. */
function addressOf(
  c: Context<AppEnv>,
  parameters: PageParameters,
  added: Record<string, string>,
): string {
  // As it came: decoded, a backslash or a line end in it would lead to another page.
  const { pathname, searchParams } = new URL(c.req.url)
  const wanted = parameters.single.flatMap((name) => {
    const value = searchParams.get(name)
    return value ? [[name, value]] : []
  })
  for (const name of parameters.multiple)
    wanted.push(...parameters.values(searchParams.getAll(name)).map((value) => [name, value]))
  const query = new URLSearchParams([...wanted, ...Object.entries(added)]).toString()
  return c.var.config.shop.origin + pathname + (query && `?${query}`)
}

function keyOf(address: string, version: string, language: string): string {
  const key = new URL(address)
  key.searchParams.set('version', version)
  key.searchParams.set('language', language)
  return key.href
}

/**
 * What the page said of itself, kept beside it: the cache needs a word of its own about how long to
 * keep it.
 */
const CONTROL = 'X-Page-Control'
const TIME = 'X-Page-Time'

async function take(key: string): Promise<{ page: Response; age: Seconds } | null> {
  // A page can be rendered without its cache.
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

async function keep(key: string, page: Response): Promise<void> {
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
 * Renders a page anew, unless that is being done here: a crowd that meets a stale page is one
 * question to the database.
 */
async function renewOnce(key: string, render: () => Promise<Response>): Promise<void> {
  if (beingRenewed.has(key)) return
  beingRenewed.add(key)
  try {
    await keep(key, await render())
  } finally {
    beingRenewed.delete(key)
  }
}
