import { type Context, Hono } from 'hono'
import { parse } from 'hono/utils/cookie'
import { forgetGuest, readCartToken } from '../cart/cookie.ts'
import { forgetOrder, openedOrder } from '../orders/access.ts'
import { paths, patterns } from '../paths.ts'
import type { AppEnv } from '../platform/env.ts'
import { limited } from '../platform/rate-limit.ts'
import { readForm } from '../platform/read-form.ts'
import { tooOften } from '../ui/too-often.tsx'
import { forgetGuestData, forgetOrderData } from './forget-guest.ts'
import { readGuestData } from './read-guest.ts'
import { readOrderData } from './read-order-data.ts'
import { YourDataPage } from './views/your-data-page.tsx'
import { privacyWords } from './words.ts'
import { writeFile } from './write-file.ts'

/** What the shop keeps of a browser: shown, taken along, forgotten. */
export const privacyRoutes = new Hono<AppEnv>()

for (const pattern of [patterns.yourData, patterns.yourDataFile, patterns.yourDataForget])
  privacyRoutes.use(pattern, async (c, next) => {
    await next()
    c.header('Cache-Control', 'no-store')
    c.header('Referrer-Policy', 'same-origin')
    c.header('X-Robots-Tag', 'noindex')
  })

privacyRoutes.get(patterns.yourData, async (c) => {
  const { known, order } = await readBoth(c)
  const sent = Object.keys(parse(c.req.header('Cookie') ?? ''))
  const cookies = sent.filter((name) => Object.hasOwn(privacyWords().device.names, name))
  const forgotten = c.req.query('forgotten') === 'yes'
  const { shop } = c.var.config
  return c.render(<YourDataPage {...{ shop, known, order, cookies, forgotten }} />, {
    title: privacyWords().title,
  })
})

privacyRoutes.get(patterns.yourDataFile, async (c) => {
  const { known, order } = await readBoth(c)
  return c.body(writeFile(known, order), 200, {
    'Content-Type': 'application/json',
    'Content-Disposition': `attachment; filename="${privacyWords().file.name}"`,
  })
})

privacyRoutes.post(patterns.yourDataForget, async (c) => {
  if (await limited(c, 'FORM_LIMIT', 'your data')) return tooOften(c)
  const { order: shown = '' } = await readForm(c)
  const [token, opened] = [readCartToken(c), await openedOrder(c)]
  if (token) await forgetGuestData(c.var.db, token)
  if (opened) await forgetOrderData(c.var.db, { ...opened, shown })
  forgetGuest(c)
  forgetOrder(c)
  // Also what the browser keeps for itself. Its cookies stay: one may say that it is not counted.
  // https://w3c.github.io/webappsec-clear-site-data/
  c.header('Clear-Site-Data', '"storage", "prefetchCache"')
  return c.redirect(paths.yourData(true), 303)
})

/** What is kept of this browser, and the order that is open in it. */
async function readBoth(c: Context<AppEnv>) {
  const { db, config } = c.var
  const opened = await openedOrder(c)
  const [known, order] = await Promise.all([
    readGuestData(db, config, readCartToken(c)),
    opened && readOrderData(db, config, opened.id, opened.isByMail),
  ])
  return { known, order }
}
