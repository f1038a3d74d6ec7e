import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { variantTitleIn } from '../catalog/variant-words.ts'
import { paths, patterns } from '../paths.ts'
import { now } from '../platform/clock.ts'
import type { AppEnv } from '../platform/env.ts'
import { log } from '../platform/log.ts'
import { asPrivate } from '../platform/private.ts'
import { limited } from '../platform/rate-limit.ts'
import { readForm } from '../platform/read-form.ts'
import { verifyToken } from '../platform/tokens.ts'
import { visitorSystem } from '../ring-sizes/visitor-sizes.ts'
import { tooOften } from '../ui/too-often.tsx'
import { alertById, confirmAlert, stopAlerts } from './queries.ts'
import { AlertNoted } from './views/alert-page.tsx'
import { ConfirmPage, ExpiredPage } from './views/confirm-page.tsx'
import { AlertsStopped, StopPage } from './views/stop-page.tsx'
import { stockAlertWords } from './words.ts'

/** `List-Unsubscribe=One-Click`, or a button without a name. */
const MAX_BYTES = 4096

/** Where the links of the mails lead. Programs that look at links post no form: they do nothing. */
export const alertMailRoutes = new Hono<AppEnv>()

for (const pattern of [patterns.confirmAlert, patterns.stopAlerts])
  alertMailRoutes.use(pattern, asPrivate)

alertMailRoutes.get(patterns.confirmAlert, async (c) => {
  const token = c.req.query('token') ?? ''
  const id = await verifyToken(c.var.config, 'alert-confirm', token)
  const [alert] = id ? await alertById(c.var.db, id) : []
  const { title, doneTitle, mailed, expiredTitle } = stockAlertWords().confirm
  if (!alert) {
    c.status(404)
    return c.render(<ExpiredPage />, { title: expiredTitle })
  }
  const { what, handle, confirmedAt, notifiedAt } = alert
  const name = [alert.title, variantTitleIn(visitorSystem(c), alert)].filter(Boolean).join(', ')
  if (confirmedAt === null) return c.render(<ConfirmPage {...{ what, name, token }} />, { title })
  const text = notifiedAt === null ? stockAlertWords()[what].noted(name) : mailed
  return c.render(<AlertNoted {...{ handle, title: doneTitle, text }} />, { title: doneTitle })
})

// The page that it leads to says what became of it, whoever was first and however often it is pressed.
alertMailRoutes.post(patterns.confirmAlert, async (c) => {
  if (await limited(c, 'FORM_LIMIT', 'alert confirmed')) return tooOften(c)
  const { token = '' } = await readForm(c)
  const id = await verifyToken(c.var.config, 'alert-confirm', token)
  if (id) await confirmAlert(c.var.db, id, now())
  return c.redirect(paths.confirmAlert(token), 303)
})

alertMailRoutes.get(patterns.stopAlerts, async (c) => {
  const token = c.req.query('token') ?? ''
  if (!(await verifyToken(c.var.config, 'alert-stop', token))) return c.notFound()
  return c.render(<StopPage token={token} />, { title: stockAlertWords().stop.title })
})

// RFC 8058: mail programs post here in one click, from elsewhere, urlencoded or multipart, without
// cookies, and want no redirect. The token is all that counts.
alertMailRoutes.post(patterns.stopAlerts, bodyLimit({ maxSize: MAX_BYTES }), async (c) => {
  const token = c.req.query('token') ?? ''
  const emailDigest = await verifyToken(c.var.config, 'alert-stop', token)
  if (!emailDigest) {
    log('warn', 'link to stop alerts not accepted')
    return (await limited(c, 'FORM_LIMIT', 'stock alert')) ? tooOften(c) : c.notFound()
  }
  await stopAlerts(c.var.db, emailDigest, now())
  return c.render(<AlertsStopped />, { title: stockAlertWords().stop.title })
})
