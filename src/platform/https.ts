import { createMiddleware } from 'hono/factory'
import { HTTPException } from 'hono/http-exception'
import type { AppEnv } from './env.ts'

/**
 * Whoever reads a page over plain HTTP is sent to the shop's own address. Whatever was posted that
 * way is refused, also by programs, which would otherwise go on sending it in the clear (OWASP ASVS
 * 4.1.2). A shop that is itself at `http://` is somebody's computer.
 */
export const onlyHttps = createMiddleware<AppEnv>(async (c, next) => {
  const { protocol, pathname, search } = new URL(c.req.url)
  const { origin } = c.var.config.shop
  if (protocol === 'https:' || !origin.startsWith('https:')) return next()
  if (c.req.method !== 'GET' && c.req.method !== 'HEAD') throw new HTTPException(403)
  c.header('Cache-Control', 'no-store')
  return c.redirect(origin + pathname + search, 308)
})
