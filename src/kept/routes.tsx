import { type Context, Hono } from 'hono'
import { arrivalOf } from '../analytics/arrivals.ts'
import { forgetGuest, readCartToken, writeGuest } from '../cart/cookie.ts'
import { renderProductPage } from '../catalog/show-product.tsx'
import { areas, paths, patterns } from '../paths.ts'
import type { AppEnv } from '../platform/env.ts'
import { networkDigests } from '../platform/network-digest.ts'
import { limited } from '../platform/rate-limit.ts'
import { readForm } from '../platform/read-form.ts'
import { ProblemPage } from '../ui/problem-page.tsx'
import { tooOften } from '../ui/too-often.tsx'
import { heartForm } from './forms.ts'
import { keepPiece, letGo } from './keep.ts'
import { MAX_KEPT, sentFrom } from './rules.ts'
import { keptWords } from './words.ts'

export const keptRoutes = new Hono<AppEnv>()

keptRoutes.use(areas.kept, async (c, next) => {
  await next()
  c.header('Cache-Control', 'no-store')
})

/** A heart: keeps a product, or lets go of it, and leads back to where it is. */
keptRoutes.post(patterns.kept, async (c) => {
  if (await limited(c, 'FORM_LIMIT', 'kept')) return tooOften(c)
  const form = heartForm.safeParse(await readForm(c))
  if (!form.success) return c.notFound()
  const token = readCartToken(c)
  if ('let-go' in form.data) {
    const handle = form.data['let-go']
    const left = token && (await letGo(c.var.db, { token, handle }))
    if (left) writeGuest(c, token, left)
    // Forgotten since: its cookie would say that the piece is kept.
    else if (token) forgetGuest(c)
    return backTo(c, handle)
  }
  const { keep: handle, variant, shown, engraving, font, sizes } = form.data
  const done = await keepPiece(c.var.db, c.var.config, {
    token,
    wish: { handle, variant, engraving, font },
    networks: () => networkDigests(c),
    arrival: () => arrivalOf(c),
  })
  if (done.ok) {
    writeGuest(c, done.token, { kept: done.kept })
    if (done.fresh) c.set('kept', handle)
    return backTo(c, handle)
  }
  switch (done.reason) {
    case 'unknown':
      return c.notFound()
    case 'engraving': {
      const values = { engraving: engraving.slice(0, 500), font }
      return renderProductPage(c, handle, { variant, shown, sizes, form: { values, errors: {} } })
    }
    case 'too-many':
      return refuse(c, keptWords().tooMany(MAX_KEPT), {
        path: paths.kept(),
        text: keptWords().seeThem,
      })
    case 'too-much-today':
      return refuse(c, keptWords().tooMuchToday)
  }
})

/** Back to the page with the heart, or to the product's. */
function backTo(c: Context<AppEnv>, handle: string) {
  const { origin } = new URL(c.req.url)
  return c.redirect(sentFrom(c.req.header('Referer') ?? '', origin) ?? paths.product(handle), 303)
}

function refuse(c: Context<AppEnv>, text: string, to?: { path: string; text: string }) {
  c.status(409)
  return c.render(<ProblemPage title={keptWords().notKept} text={text} to={to} />, {
    title: keptWords().notKept,
  })
}
