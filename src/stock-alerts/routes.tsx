import { type Context, Hono } from 'hono'
import { canSell, isOnRequest } from '../catalog/rules/availability.ts'
import { variantTitleIn } from '../catalog/variant-words.ts'
import { paths, patterns } from '../paths.ts'
import { now } from '../platform/clock.ts'
import type { AppEnv } from '../platform/env.ts'
import { fellIntoTrap, readSentTime } from '../platform/form-trap.ts'
import { networkDigests } from '../platform/network-digest.ts'
import { limited } from '../platform/rate-limit.ts'
import { readForm } from '../platform/read-form.ts'
import { visitorSystem } from '../ring-sizes/visitor-sizes.ts'
import { emptyForm, type FormState, fieldErrors } from '../ui/form-field.tsx'
import { refusedFor } from '../ui/form-trap.tsx'
import { tooOften } from '../ui/too-often.tsx'
import { uiWords } from '../ui/words.ts'
import { alertForm } from './forms.ts'
import { type AlertVariant, addressOfSent, stopAlerts, variantsOf } from './queries.ts'
import { requestAlert } from './request-alert.ts'
import { AlertNoted, AlertPage } from './views/alert-page.tsx'
import { AlertsStopped, StopPage } from './views/stop-page.tsx'
import { stockAlertWords } from './words.ts'

export const stockAlertRoutes = new Hono<AppEnv>()

for (const pattern of [patterns.stockAlert, patterns.stopAlerts])
  stockAlertRoutes.use(pattern, async (c, next) => {
    await next()
    c.header('Cache-Control', 'no-store')
    c.header('X-Robots-Tag', 'noindex')
  })

stockAlertRoutes.get(patterns.stockAlert, async (c) => {
  const all = await variantsOf(c.var.db, c.req.param('handle'))
  const values = { variant: c.req.query('variant') ?? '' }
  return all.length > 0 ? show(c, all, { ...emptyForm, values }) : c.notFound()
})

stockAlertRoutes.post(patterns.stockAlert, async (c) => {
  if (await limited(c, 'FORM_LIMIT', 'stock alert')) return tooOften(c)
  const body = await readForm(c)
  const values = { variant: body.variant ?? '', email: body.email ?? '' }
  const all = await variantsOf(c.var.db, c.req.param('handle'))
  if (all.length === 0) return c.notFound()
  const again = (notice: string) => show(c, all, { values, errors: {} }, notice)
  if (fellIntoTrap(body, 'stock alert')) return again(uiWords().formTrap.notByHand)
  const form = alertForm(soldOut(all).map(({ id }) => id)).safeParse(values)
  if (!form.success || form.data.email === null)
    return show(c, all, { values, errors: form.success ? {} : fieldErrors(form.error) })
  const sent = await readSentTime(c.var.config.TOKEN_KEY, body, 'stock alert')
  if (sent.refused) return again(refusedFor(sent.refused))
  if (await limited(c, 'MAIL_LIMIT', 'stock alert')) return tooOften(c)
  const { variant, email } = form.data
  const networks = await networkDigests(c)
  const noted = await requestAlert(c.var.db, c.var.config, { variantId: variant, email, networks })
  if (!noted) return again(stockAlertWords().tooMany)
  const wanted = all.find(({ id }) => id === variant)
  const name = [wanted?.title, wanted && variantTitleIn(visitorSystem(c), wanted)]
  return c.render(
    <AlertNoted handle={c.req.param('handle')} name={name.filter(Boolean).join(', ')} />,
    { title: stockAlertWords().title },
  )
})

stockAlertRoutes.get(patterns.stopAlerts, async (c) => {
  const alert = c.req.query('alert') ?? ''
  if ((await addressOfSent(c.var.db, alert)).length === 0) return c.notFound()
  return c.render(<StopPage alert={alert} />, { title: stockAlertWords().stop.title })
})

// Programs that look at the links of mails post no form: they stop nothing.
stockAlertRoutes.post(patterns.stopAlerts, async (c) => {
  if (await limited(c, 'FORM_LIMIT', 'stock alert')) return tooOften(c)
  const [sent] = await addressOfSent(c.var.db, (await readForm(c)).alert ?? '')
  if (!sent) return c.notFound()
  await stopAlerts(c.var.db, sent.emailDigest, now())
  return c.render(<AlertsStopped />, { title: stockAlertWords().stop.title })
})

const soldOut = (variants: AlertVariant[]) =>
  variants.filter((variant) => !canSell(variant, 1) && !isOnRequest(variant))

/** The page with the form; the product's page instead if it can all be bought. */
function show(c: Context<AppEnv>, all: AlertVariant[], form: FormState, notice?: string) {
  const { handle = '', title = '' } = all[0] ?? {}
  const variants = soldOut(all)
  if (variants.length === 0) return c.redirect(paths.product(handle), 303)
  c.status(notice || Object.keys(form.errors).length > 0 ? 422 : 200)
  const choices = variants.map((variant) => ({
    value: variant.id,
    label: variantTitleIn(visitorSystem(c), variant),
  }))
  return c.render(<AlertPage {...{ handle, title, choices, form, ...(notice && { notice }) }} />, {
    title: stockAlertWords().title,
  })
}
