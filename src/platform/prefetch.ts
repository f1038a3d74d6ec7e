import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import { patterns } from '../paths.ts'
import { isPrefetch } from './prefetch-rules.ts'

/**
 * Names the rules by which the links of a page may be fetched ahead, `static/speculation-rules.json`;
 * only to who comes from another page of the shop, because nothing may be added to a first view.
 * https://html.spec.whatwg.org/multipage/speculative-loading.html#the-speculation-rules-header
 */
export const speculationRules = createMiddleware(async (c, next) => {
  await next()
  const isHtml = c.res.headers.get('Content-Type')?.startsWith('text/html')
  // What is fetched ahead says of itself that it comes from nowhere, in `Sec-Fetch-Site`.
  const isFollowed = c.req.header('Referer')?.startsWith(`${new URL(c.req.url).origin}/`)
  if (isHtml && isFollowed && c.res.ok)
    c.header('Speculation-Rules', `"${patterns.speculationRules}"`)
})

/** Lets nothing be fetched ahead: the browser asks again once somebody does want the page. */
export const refusePrefetch = createMiddleware(async (c, next) => {
  if (!isPrefetch(c.req.raw.headers)) return next()
  return c.text('', 503, { 'Cache-Control': 'no-store' })
})

/**
 * Has the browser drop what it fetched ahead, for all its tabs: those pages show the cart as it was.
 * https://w3c.github.io/webappsec-clear-site-data/
 */
export const forgetPrefetched = (c: Context): void => c.header('Clear-Site-Data', '"prefetchCache"')
