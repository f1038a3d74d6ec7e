import { Hono } from 'hono'
import { patterns } from '../paths.ts'
import type { DeskEnv } from './env.ts'
import { mayDo } from './rules.ts'
import { screensOf } from './screens.ts'
import { Elsewhere } from './views/elsewhere.tsx'
import { adminWords } from './words.ts'

export const adminRoutes = new Hono<DeskEnv>()

/** Whether who asks is still signed in: a script asks before it sends a form. */
adminRoutes.get(patterns.deskAlive, (c) => c.body(null, 204))

/** Whoever does not begin with orders is led to what they do begin with. */
adminRoutes.get(patterns.desk, (c, next) => {
  const { staff } = c.var
  if (mayDo(staff.role, 'orders')) return next()
  const [first] = screensOf(staff.role)
  if (first) return Promise.resolve(c.redirect(first.path, 303))
  const words = adminWords().nothingYet
  return c.render(<Elsewhere staff={staff} words={words} />, { title: words.title })
})
