import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import { matchedRoutes } from 'hono/route'
import { isBot } from 'isbot'
import { areas } from '../paths.ts'
import { keepSalt } from '../platform/daily-salt.ts'
import type { AppEnv } from '../platform/env.ts'
import { logFailure } from '../platform/log.ts'
import { readForm } from '../platform/read-form.ts'
import { rememberArrival } from './arrivals.ts'
import { readBrowser } from './browser-rules.ts'
import { readArrival, siteOf } from './channel-rules.ts'
import type { Recorded } from './columns.ts'
import {
  dropReason,
  type EventName,
  eventOf,
  handleInForm,
  handleInPath,
  kindOfPage,
  optsOut,
} from './rules.ts'
import { visitorNumber } from './visitor-number.ts'
import { writePoint } from './write-point.ts'

type DailySalt = ReturnType<typeof keepSalt>

/**
 * Records every page view by a person and every event of the shop, once each, after the response.
 * Reads request and response, changes neither, and stores nothing in the browser. Also works above
 * a page cache.
 */
export const recordVisit = () => {
  const dailySalt = keepSalt()
  return createMiddleware<AppEnv>(async (c, next) => {
    const { raw } = c.req
    await next()
    const recorded = visitOf(c, raw, c.res, dailySalt).then((seen) => seen && record(c, seen))
    c.executionCtx.waitUntil(
      recorded.catch((error: unknown) => logFailure('visit not recorded', error)),
    )
  })
}

async function record(c: Context<AppEnv>, seen: Recorded): Promise<void> {
  writePoint(c.env, seen)
  await rememberArrival(c, seen)
}

/** What is recorded of a request with this response; null: nothing. */
async function visitOf(
  c: Context<AppEnv>,
  request: Request,
  response: Response,
  dailySalt: DailySalt,
): Promise<Recorded | null> {
  const { method, headers } = request
  const page = kindOfPage(routeOf(c))
  const event = eventOf({
    method,
    page,
    status: response.status,
    html: response.headers.get('Content-Type')?.startsWith('text/html') ?? false,
    location: response.headers.get('Location') ?? '',
  })
  if (!event || optsOut(headers)) return null
  const bot = isBot(headers.get('User-Agent')?.slice(0, 500))
  const reason = dropReason(method, headers, bot)
  if (reason) return { event: 'dropped', page, reason }

  const { shop, PAYMENT_PAGE_ORIGINS } = c.var.config
  const url = new URL(request.url)
  const home = [url, ...[shop.origin, ...PAYMENT_PAGE_ORIGINS].map((origin) => new URL(origin))]
  const arrival = readArrival(
    headers,
    url,
    home.map(({ hostname }) => hostname),
  )
  return {
    event,
    page,
    handle: await handleOf(c, event, page, url),
    target: event === 'link followed' ? siteOf(URL.parse(url.searchParams.get('to') ?? '')) : '',
    ...arrival,
    country: String(request.cf?.country ?? ''),
    ...readBrowser(headers),
    visitor: await visitorNumber(c, headers, dailySalt),
  }
}

/**
 * The matched route, even if a page cache responded in its place. Middleware matches any method, and
 * so does the door of the desk, which has its routes to itself.
 */
const routeOf = (c: Context) =>
  matchedRoutes(c).findLast(({ method, path }) => method !== 'ALL' || path === areas.desk)?.path ??
  ''

async function handleOf(c: Context, event: EventName, page: string, url: URL): Promise<string> {
  if (event !== 'added to cart') return handleInPath(page, url.pathname)
  const { handle } = await readForm(c)
  return handleInForm(handle)
}
