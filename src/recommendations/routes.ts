import { Hono } from 'hono'
import { readCartToken } from '../cart/cookie.ts'
import { paths, patterns } from '../paths.ts'
import { hashToken } from '../platform/digest.ts'
import type { AppEnv } from '../platform/env.ts'
import { limited } from '../platform/rate-limit.ts'
import { readForm } from '../platform/read-form.ts'
import { tooOften } from '../ui/too-often.tsx'
import { switchForm } from './forms.ts'
import { wantForYou } from './queries.ts'
import type { Place } from './rules.ts'

export const recommendationRoutes = new Hono<AppEnv>()

/** The switch: it belongs to a guest who is known, and makes none of anybody else. */
recommendationRoutes.post(patterns.forYou, async (c) => {
  if (await limited(c, 'FORM_LIMIT', 'for you')) return tooOften(c)
  c.header('Cache-Control', 'no-store')
  const { use, at } = switchForm.parse(await readForm(c))
  const token = readCartToken(c)
  if (token && use) await wantForYou(c.var.db, await hashToken(token), use === 'on')
  return c.redirect(pages[at], 303)
})

const pages: Record<Place, string> = {
  home: paths.home(),
  cart: paths.cart(),
  kept: paths.kept(),
  search: paths.search(),
}
