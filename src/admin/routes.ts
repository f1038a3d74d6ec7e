import { Hono } from 'hono'
import { paths, patterns } from '../paths.ts'
import type { DeskEnv } from './env.ts'
import { screensOf } from './screens.ts'

export const adminRoutes = new Hono<DeskEnv>()

/** Whether who asks is still signed in: a script asks before it sends a form. */
adminRoutes.get(patterns.deskAlive, (c) => c.body(null, 204))

/** Whoever does not begin with orders is led to what they do begin with. */
adminRoutes.get(patterns.desk, (c, next) => {
  const [first] = screensOf(c.var.staff.role)
  if (!first || first.path === paths.desk()) return next()
  return Promise.resolve(c.redirect(first.path, 303))
})
