import { createMiddleware } from 'hono/factory'
import type { AppEnv } from './env.ts'

/** For pages that somebody's link opens: kept by nobody, and their address said to no other site. */
export const asPrivate = createMiddleware<AppEnv>(async (c, next) => {
  await next()
  c.header('Cache-Control', 'no-store')
  c.header('Referrer-Policy', 'same-origin')
  c.header('X-Robots-Tag', 'noindex')
})
