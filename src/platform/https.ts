import { createMiddleware } from 'hono/factory'
import { HTTPException } from 'hono/http-exception'
import type { AppEnv } from './env.ts'

/**
 * Redirects page views over plain HTTP to the shop's own address. Submissions over plain HTTP are
 * refused, from programs too, which would otherwise go on sending them in the clear (OWASP ASVS
 * 4.1.2). A shop whose own address is `http://` runs on a developer's machine.
 */
export const onlyHttps = createMiddleware<AppEnv>(async (c, next) => {
  const { protocol, pathname, search } = new URL(c.req.url)
  const { origin } = c.var.config.shop
  if (protocol === 'https:' || !origin.startsWith('https:')) return next()
  if (c.req.method !== 'GET' && c.req.method !== 'HEAD') throw new HTTPException(403)
  c.header('Cache-Control', 'no-store')
  return c.redirect(origin + pathname + search, 308)
})
