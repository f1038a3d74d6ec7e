import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import { matchedRoutes } from 'hono/route'
import { isBot } from 'isbot'
import { areas } from '../paths.ts'
import { milliseconds, now } from '../platform/clock.ts'
import { keepSalt } from '../platform/daily-salt.ts'
import { keyedDigest } from '../platform/digest.ts'
import type { AppEnv } from '../platform/env.ts'
import { logFailure } from '../platform/log.ts'
import { readForm } from '../platform/read-form.ts'
import { readBrowser } from './browser-rules.ts'
import { readArrival } from './channel-rules.ts'
import type { Recorded } from './columns.ts'
import {
  answerTimeOf,
  dropReason,
  type EventName,
  eventOf,
  handleInForm,
  handleInPath,
  kindOfPage,
  optsOut,
  regionOf,
} from './rules.ts'
import { scrubPath, scrubTerm } from './scrub-rules.ts'
import { writePoint } from './write-point.ts'

type DailySalt = ReturnType<typeof keepSalt>

type Search = {
  /** A search text with its differences of spelling taken out, as the search itself reads it. */
  fold: (text: string) => string
}

/**
 * Records every page view by a person and every event of the shop, once each, after the response.
 * Reads request and response, changes neither, and stores nothing in the browser. Also works above
 * a page cache.
 */
export const recordVisit = ({ fold }: Search) => {
  const dailySalt = keepSalt()
  return createMiddleware<AppEnv>(async (c, next) => {
    const { raw } = c.req
    const asked = milliseconds()
    await next()
    const answerTime = answerTimeOf(milliseconds() - asked)
    const recorded = record(c, raw, { fold, dailySalt, answerTime })
    c.executionCtx.waitUntil(
      recorded.catch((error: unknown) => logFailure('visit not recorded', error)),
    )
  })
}

type Known = Search & { dailySalt: DailySalt; answerTime: string }

async function record(c: Context<AppEnv>, request: Request, known: Known) {
  const { method, headers } = request
  const page = kindOfPage(routeOf(c))
  const event = eventOf({
    method,
    page,
    status: c.res.status,
    html: c.res.headers.get('Content-Type')?.startsWith('text/html') ?? false,
    location: c.res.headers.get('Location') ?? '',
    navigates: headers.get('Sec-Fetch-Dest') === 'document',
    results: c.var.results,
  })
  if (!event || optsOut(headers)) return
  const bot = isBot(headers.get('User-Agent')?.slice(0, 500))
  const reason = dropReason(method, headers, bot)
  if (reason) return writePoint(c.env, { event: 'dropped', page, reason })

  const url = new URL(request.url)
  const arrival = arrivalOf(c, headers, url)
  writePoint(c.env, {
    event,
    page,
    ...(await detailsOf(c, { event, page, url, fold: known.fold })),
    ...arrival,
    ...placeOf(request),
    ...readBrowser(headers),
    visitor: await visitorNumber(c, headers, known.dailySalt),
    answerTime: known.answerTime,
  })
}

function arrivalOf(c: Context<AppEnv>, headers: Headers, url: URL) {
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

type Happened = Search & { event: EventName; page: string; url: URL }

/** The columns that only some events have. */
async function detailsOf(c: Context<AppEnv>, happened: Happened): Promise<Partial<Recorded>> {
  const { event, page, url, fold } = happened
  if (event === 'added to cart') return { handle: handleInForm((await readForm(c)).handle) }
  if (event === 'searched')
    return { term: scrubTerm(url.searchParams.get('q') ?? '', fold), results: c.var.results ?? 0 }
  if (event === 'page not found') return { path: scrubPath(url.pathname) }
  if (event === 'page failed') return { status: String(c.res.status) }
  return { handle: handleInPath(page, url.pathname) }
}

/**
 * A number for an address and browser on one day: a keyed digest, cut to 66 bits, whose key is gone
 * the next day. Empty if the salt is unavailable; the page view still counts.
 */
async function visitorNumber(
  c: Context<AppEnv>,
  headers: Headers,
  dailySalt: DailySalt,
): Promise<string> {
  const address = headers.get('CF-Connecting-IP') ?? 'local'
  const agent = headers.get('User-Agent') ?? ''
  try {
    const salt = await dailySalt(c.env.VISIT_SALT, now())
    const digest = await keyedDigest(salt, [address, agent, c.var.config.shop.origin].join('\n'))
    return digest.slice(0, 11)
  } catch (error) {
    logFailure('visitor not numbered', error)
    return ''
  }
}
