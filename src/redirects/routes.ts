import { Hono } from 'hono'
import { patterns } from '../paths.ts'
import type { AppEnv } from '../platform/env.ts'
import { readOutLink } from '../platform/out-links.ts'

export const outRoutes = new Hono<AppEnv>()

/** Leads on to another site, if a page of the shop has the link. */
outRoutes.get(patterns.out, async (c) => {
  const { to = '', sig = '' } = c.req.query()
  const target = await readOutLink(c.var.config, { to, sig })
  if (!target) return c.notFound()
  c.header('Cache-Control', 'no-store')
  c.header('Referrer-Policy', 'no-referrer')
  c.header('X-Robots-Tag', 'noindex')
  return c.redirect(target, 303)
})
