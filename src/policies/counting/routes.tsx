import { Hono } from 'hono'
import { deleteCookie, setCookie } from 'hono/cookie'
import { UNCOUNTED, whyUncounted } from '../../analytics/opt-out.ts'
import { paths, patterns } from '../../paths.ts'
import { days } from '../../platform/clock.ts'
import type { AppEnv } from '../../platform/env.ts'
import { limited } from '../../platform/rate-limit.ts'
import { readForm } from '../../platform/read-form.ts'
import { tooOften } from '../../ui/too-often.tsx'
import { CountingPage } from './views/counting-page.tsx'
import { countingWords } from './words.ts'

/** Whether this browser is counted, what is noted of it now, and the switch. */
export const countingRoutes = new Hono<AppEnv>()

countingRoutes.use(patterns.counting, async (c, next) => {
  await next()
  c.header('Cache-Control', 'no-store')
  c.header('X-Robots-Tag', 'noindex')
})

countingRoutes.get(patterns.counting, async (c) =>
  c.render(
    <CountingPage why={whyUncounted(c.req.raw.headers)} noted={(await c.var.visit?.()) ?? null} />,
    { title: countingWords().title },
  ),
)

/** 13 months: browsers keep no cookie for more than 400 days (RFC 6265bis, section 5.5). */
const LIFE = days(395)

countingRoutes.post(patterns.counting, async (c) => {
  if (await limited(c, 'FORM_LIMIT', 'counting')) return tooOften(c)
  const { count } = await readForm(c)
  const cookie = { path: '/', secure: true, httpOnly: true, sameSite: 'Lax' } as const
  if (count === 'no') setCookie(c, UNCOUNTED, '1', { ...cookie, maxAge: LIFE })
  if (count === 'yes') deleteCookie(c, UNCOUNTED, cookie)
  return c.redirect(paths.counting(), 303)
})
