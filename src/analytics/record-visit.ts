import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import { matchedRoutes } from 'hono/route'
import { isBot } from 'isbot'
import { areas } from '../paths.ts'
import { milliseconds } from '../platform/clock.ts'
import { keepSalt } from '../platform/daily-salt.ts'
import type { AppEnv } from '../platform/env.ts'
import { logFailure } from '../platform/log.ts'
import { readForm } from '../platform/read-form.ts'
import { rememberArrival } from './arrivals.ts'
import { readBrowser } from './browser-rules.ts'
import { readArrival, siteOf } from './channel-rules.ts'
import type { Recorded } from './columns.ts'
import { optsOut } from './opt-out.ts'
import {
  answerTimeOf,
  besidesView,
  dropReason,
  type EventName,
  eventOf,
  handleInForm,
  handleInPath,
  kindOfPage,
  regionOf,
} from './rules.ts'
import { scrubPath, scrubTerm } from './scrub-rules.ts'
import { seenRequest } from './seen.ts'
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
    const asked = milliseconds()
    c.set('visit', () => visitOf(c, raw, aPage(), { dailySalt, answerTime: '' }))
    await next()
    const answerTime = answerTimeOf(milliseconds() - asked)
    const visit = visitOf(c, seenRequest(raw), c.res, { dailySalt, answerTime })
    const recorded = visit.then((seen) => seen && record(c, seen))
    c.executionCtx.waitUntil(
      recorded.catch((error: unknown) => logFailure('visit not recorded', error)),
    )
  })
}

const aPage = () => new Response(null, { headers: { 'Content-Type': 'text/html' } })

type Known = { dailySalt: DailySalt; answerTime: string }

async function record(c: Context<AppEnv>, seen: Recorded): Promise<void> {
  writePoint(c.env, seen)
  const event = besidesView({
    ...{ event: seen.event, channel: seen.channel, recommended: c.var.recommended === true },
    from: c.req.query('from') ?? null,
  })
  // One response took the time.
  if (event) writePoint(c.env, { ...seen, event, answerTime: '', term: '', results: 0 })
  await rememberArrival(c, seen)
}

/** What is recorded of a request with this response; null: nothing. */
async function visitOf(
  c: Context<AppEnv>,
  request: Request,
  response: Response,
  known: Known,
): Promise<Recorded | null> {
  const { method, headers } = request
  const page = kindOfPage(routeOf(c))
  const event = eventOf({
    method,
    page,
    status: response.status,
    html: response.headers.get('Content-Type')?.startsWith('text/html') ?? false,
    location: response.headers.get('Location') ?? '',
    navigates: headers.get('Sec-Fetch-Dest') === 'document',
    kept: c.var.kept !== undefined,
    results: c.var.search?.results,
  })
  if (!event || optsOut(headers)) return null
  const bot = isBot(headers.get('User-Agent')?.slice(0, 500))
  const reason = dropReason(method, headers, bot)
  if (reason) return { event: 'dropped', page, reason }

  const url = new URL(request.url)
  return {
    event,
    page,
    ...(await detailsOf(c, { event, page, url })),
    ...cameBy(c, headers, url),
    ...placeOf(request),
    ...readBrowser(headers),
    visitor: await visitorNumber(c, headers, known.dailySalt),
    answerTime: known.answerTime,
  }
}

function cameBy(c: Context<AppEnv>, headers: Headers, url: URL) {
  const { shop, PAYMENT_PAGE_ORIGINS } = c.var.config
  const home = [url, ...[shop.origin, ...PAYMENT_PAGE_ORIGINS].map((origin) => new URL(origin))]
  return readArrival(
    headers,
    url,
    home.map(({ hostname }) => hostname),
  )
}

function placeOf({ cf }: Request) {
  const country = String(cf?.country ?? '')
  return { country, region: regionOf(country, String(cf?.regionCode ?? '')) }
}

/**
 * The matched route, even if a page cache responded in its place. Middleware matches any method, and
 * so does the door of the desk, which has its routes to itself.
 */
const routeOf = (c: Context) =>
  matchedRoutes(c).findLast(({ method, path }) => method !== 'ALL' || path === areas.desk)?.path ??
  ''

type Happened = { event: EventName; page: string; url: URL }

/** The columns that only some events have. */
async function detailsOf(c: Context<AppEnv>, happened: Happened): Promise<Partial<Recorded>> {
  const { event, page, url } = happened
  const { search } = c.var
  if (event === 'added to cart') return { handle: handleInForm((await readForm(c)).handle) }
  if (event === 'kept') return { handle: handleInForm(c.var.kept) }
  if (event === 'link followed') return { target: targetOf(url) }
  if (event === 'searched' && search)
    return { ...search, term: scrubTerm(url.searchParams.get('q') ?? '', search.term) }
  if (event === 'page not found') return { path: scrubPath(url.pathname) }
  if (event === 'page failed') return { status: String(c.res.status) }
  return { handle: handleInPath(page, url.pathname) }
}

/** The site that an out link leads to, and nothing else of its address. */
const targetOf = (url: URL) => siteOf(URL.parse(url.searchParams.get('to') ?? ''))
