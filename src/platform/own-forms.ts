import { createMiddleware } from 'hono/factory'
import { HTTPException } from 'hono/http-exception'
import type { AppEnv } from './env.ts'

/**
 * Refuses forms that come from other sites, with 403. `SameSite` cookies alone would not do: a form
 * from elsewhere arrives without the cart's cookie, and the answer would put a new cart in place of
 * the shopper's.
 */
export const onlyOwnForms = createMiddleware<AppEnv>(async (c, next) => {
  if (c.req.method === 'POST' && !isOwn(c.req.raw)) throw new HTTPException(403)
  await next()
})

/**
 * Whether a page of this origin sent the request, by the first of these that tells: Sec-Fetch-Site
 * (Fetch Metadata; Safari has it since 16.4), Origin, Referer. A page cannot forge any of them.
 * Older browsers leave Origin out where the form stays on its site, and every browser posts `null`
 * from a page whose policy is `no-referrer` (Fetch, "append a request Origin header").
 */
function isOwn({ headers, url }: Request): boolean {
  const site = headers.get('Sec-Fetch-Site') ?? 'none'
  if (site !== 'none') return site === 'same-origin'
  const own = new URL(url).origin
  const origin = headers.get('Origin') ?? 'null'
  if (origin !== 'null') return origin === own
  return URL.parse(headers.get('Referer') ?? '')?.origin === own
}
