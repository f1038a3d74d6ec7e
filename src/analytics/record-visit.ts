import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import { matchedRoutes } from 'hono/route'
import { isBot } from 'isbot'
import { areas } from '../paths.ts'
import { now } from '../platform/clock.ts'
import { keepSalt } from '../platform/daily-salt.ts'
import { keyedDigest } from '../platform/digest.ts'
import type { AppEnv } from '../platform/env.ts'
import { logFailure } from '../platform/log.ts'
import { readForm } from '../platform/read-form.ts'
import { readBrowser } from './browser-rules.ts'
import { readArrival } from './channel-rules.ts'
import {
  dropReason,
  type EventName,
  eventOf,
  handleInForm,
  handleInPath,
  kindOfPage,
  optsOut,
} from './rules.ts'
import { seenRequest } from './seen.ts'
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
    const recorded = record(c, seenRequest(raw), dailySalt)
    c.executionCtx.waitUntil(
      recorded.catch((error: unknown) => logFailure('visit not recorded', error)),
    )
  })
}

async function record(c: Context<AppEnv>, request: Request, dailySalt: DailySalt) {
  const { method, headers } = request
  const page = kindOfPage(routeOf(c))
  const event = eventOf({
    method,
    page,
    status: c.res.status,
    html: c.res.headers.get('Content-Type')?.startsWith('text/html') ?? false,
    location: c.res.headers.get('Location') ?? '',
  })
  if (!event || optsOut(headers)) return
  const bot = isBot(headers.get('User-Agent')?.slice(0, 500))
  const reason = dropReason(method, headers, bot)
  if (reason) return writePoint(c.env, { event: 'dropped', page, reason })

  const { shop, PAYMENT_PAGE_ORIGINS } = c.var.config
  const url = new URL(request.url)
  const home = [url, ...[shop.origin, ...PAYMENT_PAGE_ORIGINS].map((origin) => new URL(origin))]
  const arrival = readArrival(
    headers,
    url,
    home.map(({ hostname }) => hostname),
  )
  writePoint(c.env, {
    event,
    page,
    handle: await handleOf(c, event, page, url),
    ...arrival,
    country: String(request.cf?.country ?? ''),
    ...readBrowser(headers),
    visitor: await visitorNumber(c, headers, dailySalt),
  })
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
